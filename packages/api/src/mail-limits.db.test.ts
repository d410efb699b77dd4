import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from './testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist');
});

const good = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };
const weak = { password: 'password1', confirmPassword: 'password1' };

const registerAs = async (email: string, chosen: typeof good, from = '192.0.2.1') => {
	const username = `somebody.${crypto.randomUUID().slice(0, 8)}`;
	return failure((await gatehouse.visitor(from)).auth.register({ username, email, ...chosen }));
};
const askForLink = async (from: string, browser = createBrowser()) =>
	failure((await gatehouse.from(browser, from)).auth.requestLoginLink({ email: mara.email }));
const askForReset = async (from: string) =>
	failure((await gatehouse.visitor(from)).password.requestReset({ email: mara.email }));

describe('ways in by mail', () => {
	test('are not used up by who registers with the address', async () => {
		for (let time = 0; time < 15; time++) {
			await registerAs(mara.email, good, `192.0.2.${time}`);
			gatehouse.clock.pass(601);
		}
		expect(await askForLink('203.0.113.9')).toBe('succeeded');
	});

	test('of one mailbox are five a day for each address, and ten for all', async () => {
		const outcomes: unknown[] = [];
		for (let time = 0; time < 12; time++) {
			outcomes.push(await askForLink('192.0.2.1'));
			gatehouse.clock.pass(1000);
		}
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(5);
		for (let time = 0; time < 5; time++) {
			expect(await askForReset('203.0.113.9')).toBe('succeeded');
			gatehouse.clock.pass(1000);
		}
		expect(await askForReset('198.51.100.7')).toMatchObject({ kind: 'tooMany' });
		expect(await gatehouse.letters()).toHaveLength(10);
	});

	test('are a known browser’s own, whatever strangers asked for', async () => {
		const browser = createBrowser();
		const login = { email: mara.email, password: goodPassword };
		await (await gatehouse.from(browser)).auth.login(login);
		for (let time = 0; time < 10; time++) {
			await askForLink(`192.0.2.${time}`);
			gatehouse.clock.pass(721);
		}
		expect(await askForLink('203.0.113.9')).toMatchObject({ kind: 'tooMany' });
		expect(await askForLink('203.0.113.9', browser)).toBe('succeeded');
		expect(await askForLink('203.0.113.9', browser)).toEqual({ kind: 'tooMany', retryAfter: 60 });
		const asked: unknown[] = [];
		for (let time = 0; time < 12; time++) {
			gatehouse.clock.pass(1000);
			asked.push(await askForLink('203.0.113.9', browser));
		}
		expect(asked.filter((outcome) => outcome === 'succeeded')).toHaveLength(9);
	});
});

describe('a registration that is refused', () => {
	test('uses up nothing of a mailbox: no mail was sent', async () => {
		for (let time = 0; time < 20; time++)
			expect(await registerAs('noor@northfold.example', weak)).toHaveProperty('password');
		expect(await registerAs('noor@northfold.example', good)).toBe('succeeded');
	});

	test('counts for its address all the same', async () => {
		for (let time = 0; time < 60; time++) await registerAs(`n${time}@northfold.example`, weak);
		expect(await registerAs('noor@northfold.example', good)).toMatchObject({ kind: 'tooMany' });
	});
});

test('a press that comes too soon uses up nothing but its minute', async () => {
	expect(await askForLink('192.0.2.1')).toBe('succeeded');
	for (let time = 0; time < 20; time++)
		expect(await askForLink('192.0.2.1')).toMatchObject({ kind: 'tooMany' });
	gatehouse.clock.pass(61);
	expect(await askForLink('192.0.2.1')).toBe('succeeded');
});
