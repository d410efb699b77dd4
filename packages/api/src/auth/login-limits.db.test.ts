import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeAll(async () => {
	// How long a hash takes is no part of the question, and 10,000 of them are long.
	const { verify } = gatehouse.services.passwords;
	Object.assign(gatehouse.services.passwords, {
		verify: async (hash: string | null, password: string) =>
			password !== wrong && verify(hash, password)
	});
});
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist');
});

const wrong = 'wrong';
type Browser = ReturnType<typeof createBrowser>;

const logIn = async (
	browser: Browser,
	{ email = mara.email, password = goodPassword, from = '192.0.2.1' } = {}
) => failure((await gatehouse.from(browser, from)).auth.login({ email, password }));

async function knownBrowser() {
	const browser = createBrowser();
	expect(await logIn(browser)).toBe('succeeded');
	await (await gatehouse.from(browser)).auth.logout();
	return browser;
}

const address = (number: number) => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;

/** Wrong passwords from ever new browsers, ten from each of these many addresses. @returns how many were looked at. */
async function attack(addresses: number, email = mara.email) {
	let looked = 0;
	for (let at = 0; at < addresses; at++) {
		const tries = Array.from({ length: 10 }, () =>
			logIn(createBrowser(), { email, password: wrong, from: address(at) })
		);
		for (const outcome of await Promise.all(tries)) if ('form' in Object(outcome)) looked++;
	}
	return looked;
}

describe('10,000 wrong passwords from 1,000 addresses', () => {
	test('are a hundred that are looked at, and keep no browser out that was known before', async () => {
		const browser = await knownBrowser();
		expect(await attack(1000)).toBe(100);
		expect(await logIn(browser, { from: address(1) })).toBe('succeeded');
		expect(gatehouse.reports).toEqual([]);
	}, 120_000);
});

describe('whoever is over their own limit', () => {
	test('uses up nothing of the account’s: a thousand tries from one place keep no new browser out elsewhere', async () => {
		for (let time = 0; time < 20; time++)
			await Promise.all(
				Array.from({ length: 50 }, () => logIn(createBrowser(), { password: wrong }))
			);
		expect(await logIn(createBrowser())).toMatchObject({ kind: 'tooMany' });
		expect(await logIn(createBrowser(), { from: '203.0.113.9' })).toBe('succeeded');
	}, 60_000);

	test('leaves nothing of further addresses that they make up', async () => {
		for (let time = 0; time < 31; time++)
			await logIn(createBrowser(), { email: `p${time}@northfold.example`, password: wrong });
		const before = await gatehouse.db.limit.count();
		for (let time = 0; time < 20; time++)
			await logIn(createBrowser(), { email: `q${time}@northfold.example`, password: wrong });
		expect(await gatehouse.db.limit.count()).toBe(before);
	});

	test('is told until when, also by what would refuse them next', async () => {
		await attack(10);
		for (let time = 0; time < 10; time++) await logIn(createBrowser(), { password: wrong });
		expect(await logIn(createBrowser())).toEqual({ kind: 'tooMany', retryAfter: 24 * 3600 });
	});

	test('has a fifth of an account’s day, however patient', async () => {
		let looked = 0;
		for (let quarter = 0; quarter < 40; quarter++) {
			for (let time = 0; time < 3; time++)
				if ('form' in Object(await logIn(createBrowser(), { password: wrong }))) looked++;
			gatehouse.clock.pass(901);
		}
		expect(looked).toBe(20);
		expect(await logIn(createBrowser(), { from: '203.0.113.9' })).toBe('succeeded');
	});
});

describe('a password that nobody looked at', () => {
	test.each(['QueueFull', 'StoreAway'])('was no wrong one: %s', async (name) => {
		const browser = await knownBrowser();
		const { verify } = gatehouse.services.passwords;
		const trouble = Object.assign(new Error('trouble'), { name });
		Object.assign(gatehouse.services.passwords, { verify: () => Promise.reject(trouble) });
		try {
			for (let time = 0; time < 12; time++)
				expect(await logIn(browser)).toHaveProperty('retryAfter', 5);
		} finally {
			Object.assign(gatehouse.services.passwords, { verify });
		}
		expect(await logIn(browser)).toBe('succeeded');
	});
});

describe('a new password', () => {
	test('makes its browser one that is known, whatever strangers have used up', async () => {
		await attack(11);
		const browser = createBrowser();
		const api = await gatehouse.from(browser, '203.0.113.9');
		await api.password.requestReset({ email: mara.email });
		const token = await gatehouse.mailedToken('resetPassword');
		const chosen = 'copper meadow signal 91';
		await api.password.reset({ token, password: chosen, confirmPassword: chosen });
		expect(await logIn(createBrowser(), { from: '203.0.113.9' })).toMatchObject({
			kind: 'tooMany'
		});
		expect(await logIn(browser, { from: '203.0.113.9', password: chosen })).toBe('succeeded');
	});
});

describe('an account under attack', () => {
	test('takes no password from a new browser, the right one either, until a day is over', async () => {
		await attack(11);
		const refused = await logIn(createBrowser(), { from: '203.0.113.9' });
		expect(refused).toMatchObject({ kind: 'tooMany' });
		gatehouse.clock.pass(24 * 3600 + 1);
		expect(await logIn(createBrowser(), { from: '203.0.113.9' })).toBe('succeeded');
	});

	test('answers alike where nobody has that address', async () => {
		await attack(11);
		await attack(11, 'nobody@northfold.example');
		const ask = (email: string) => logIn(createBrowser(), { email, from: '203.0.113.9' });
		expect(await ask('nobody@northfold.example')).toEqual(await ask(mara.email));
	});
});

describe('a known browser', () => {
	test('has ten tries a quarter of an hour of its own', async () => {
		const browser = await knownBrowser();
		for (let time = 0; time < 10; time++)
			expect(await logIn(browser, { password: wrong })).toHaveProperty('form');
		expect(await logIn(browser)).toMatchObject({ kind: 'tooMany' });
		gatehouse.clock.pass(901);
		expect(await logIn(browser)).toBe('succeeded');
	});

	test('and thirty a day', async () => {
		const browser = await knownBrowser();
		for (let quarter = 0; quarter < 3; quarter++) {
			for (let time = 0; time < 10; time++)
				expect(await logIn(browser, { password: wrong })).toHaveProperty('form');
			gatehouse.clock.pass(901);
		}
		expect(await logIn(browser)).toMatchObject({ kind: 'tooMany' });
		gatehouse.clock.pass(24 * 3600);
		expect(await logIn(browser)).toBe('succeeded');
	});

	test('of somebody else is none, nor is one with a token that is made up', async () => {
		await gatehouse.person('noor.haddad');
		const other = createBrowser();
		await logIn(other, { email: 'noor.haddad@northfold.example' });
		await attack(11);
		expect(await logIn(other, { from: '203.0.113.9' })).toMatchObject({ kind: 'tooMany' });
		const forged = createBrowser();
		forged.device.set('A'.repeat(43), null);
		expect(await logIn(forged, { from: '203.0.113.10' })).toMatchObject({ kind: 'tooMany' });
	});

	test('is not kept out by its neighbours, who share its address', async () => {
		const browser = await knownBrowser();
		for (let time = 0; time < 31; time++)
			await logIn(createBrowser(), { email: `p${time}@northfold.example`, password: wrong });
		expect(await logIn(createBrowser())).toMatchObject({ kind: 'tooMany' });
		expect(await logIn(browser)).toBe('succeeded');
	});

	test('is asked for in one statement, whether or not the address has an account', async () => {
		const sent = async (email: string) => {
			gatehouse.statements.length = 0;
			await logIn(createBrowser(), { email, password: wrong });
			return [...gatehouse.statements];
		};
		const [known, unknown] = [await sent(mara.email), await sent('nobody@northfold.example')];
		// Before anything is counted.
		expect(known[0]).toMatch(/^\s*SELECT 1 FROM users u JOIN devices d/);
		expect(known.filter((sql) => sql.includes('devices'))).toHaveLength(1);
		expect(unknown).toEqual(known);
	});
});
