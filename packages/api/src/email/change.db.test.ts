import { describe, expect, test } from 'vitest';
import { createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const fresh = { email: 'mara@elsewhere.example' };

/** Someone who asked for a new address. */
async function asked(username = 'mara.lindqvist', wanted = fresh) {
	const person = await gatehouse.person(username);
	await (await gatehouse.as(person)).email.requestChange(wanted);
	return person;
}
const emailOf = async (userId: string) =>
	(await gatehouse.db.user.findUniqueOrThrow({ where: { id: userId } })).email;

describe('a change of address', () => {
	test('waits for the new one, and tells the old one at once', async () => {
		const mara = await asked();
		expect(await emailOf(mara.id)).toBe(mara.email);
		const letters = await gatehouse.letters();
		expect(letters.map(({ template, to }) => `${template} ${to}`)).toEqual([
			`emailChangeRequested ${mara.email}`,
			`confirmEmailChange ${fresh.email}`
		]);
		const api = await gatehouse.as(mara);
		expect(await api.email.pendingChange()).toMatchObject(fresh);
	});

	test('holds once it is confirmed, by whoever has the mailbox, and once', async () => {
		const mara = await asked();
		const token = await gatehouse.mailedToken('confirmEmailChange');
		const visitor = await gatehouse.visitor();
		expect(await visitor.email.previewChange({ token })).toEqual({
			state: 'ready',
			username: mara.username,
			from: mara.email,
			to: fresh.email
		});
		await visitor.email.confirmChange({ token });
		expect(await emailOf(mara.id)).toBe(fresh.email);
		expect(await failure(visitor.email.confirmChange({ token }))).toHaveProperty('form');
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'emailChanged',
			to: mara.email
		});
	});

	test('can be cancelled by its owner, and runs out after a day', async () => {
		const mara = await asked();
		const token = await gatehouse.mailedToken('confirmEmailChange');
		await (await gatehouse.as(mara)).email.cancelChange();
		const visitor = await gatehouse.visitor();
		expect(await failure(visitor.email.confirmChange({ token }))).toHaveProperty('form');

		await (await gatehouse.as(mara)).email.requestChange(fresh);
		const second = await gatehouse.mailedToken('confirmEmailChange');
		gatehouse.clock.pass(24 * 3600 + 1);
		expect(await failure(visitor.email.confirmChange({ token: second }))).toHaveProperty('form');
		expect(await emailOf(mara.id)).toBe(mara.email);
	});

	test('dies with a change of the password', async () => {
		const mara = await asked();
		const token = await gatehouse.mailedToken('confirmEmailChange');
		const next = 'copper meadow signal 91';
		await (
			await gatehouse.as(mara)
		).password.change({ currentPassword: goodPassword, password: next, confirmPassword: next });
		const visitor = await gatehouse.visitor();
		expect(await failure(visitor.email.confirmChange({ token }))).toHaveProperty('form');
		expect(await emailOf(mara.id)).toBe(mara.email);
	});

	test('to an address of somebody else answers alike, and only that owner hears of it', async () => {
		const noor = await gatehouse.person('noor.haddad');
		await asked('mara.lindqvist', { email: noor.email });
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'alreadyRegistered',
			to: noor.email
		});
	});

	test('of two people to the same new address: one, also at once', async () => {
		const people = [await asked('mara.lindqvist'), await asked('noor.haddad')];
		const letters = await gatehouse.letters();
		const tokens = letters.flatMap((letter) =>
			letter.template === 'confirmEmailChange' ? [letter.values.token] : []
		);
		expect(tokens).toHaveLength(2);
		const outcomes = await Promise.all(
			tokens.map(async (token) =>
				failure((await gatehouse.visitor()).email.confirmChange({ token }))
			)
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(outcomes).toContainEqual({ kind: 'conflict', conflict: 'addressTaken' });
		const emails = await Promise.all(people.map(({ id }) => emailOf(id)));
		expect(emails.filter((email) => email === fresh.email)).toHaveLength(1);
		expect(gatehouse.reports).toEqual([]);
	});

	test('is asked for only by who has proven lately who they are; each such act keeps that going', async () => {
		const mara = await gatehouse.person('mara.lindqvist');
		gatehouse.clock.pass(14 * 60);
		const ask = async () => failure((await gatehouse.as(mara)).email.requestChange(fresh));
		expect(await ask()).toBe('succeeded');
		gatehouse.clock.pass(14 * 60);
		expect(await ask()).toBe('succeeded');
		gatehouse.clock.pass(15 * 60 + 1);
		expect(await ask()).toEqual({ kind: 'stepUpRequired' });

		const before = mara.browser.session.token ?? '';
		const wrong = (await gatehouse.as(mara)).auth.confirmIdentity({ password: 'wrong' });
		expect(await failure(wrong)).toHaveProperty('password');
		await (await gatehouse.as(mara)).auth.confirmIdentity({ password: goodPassword });
		expect(mara.browser.session.token).not.toBe(before);
		expect(await gatehouse.services.sessions.read(before)).toBeNull();
		expect(await ask()).toBe('succeeded');
	});

	test('and for two hours at most, however often', async () => {
		const mara = await gatehouse.person('mara.lindqvist');
		const cancel = async () => (await gatehouse.as(mara)).email.cancelChange();
		const last = new Date(gatehouse.clock.at.getTime() + 2 * 3_600_000);
		for (let step = 0; step < 12; step++) {
			gatehouse.clock.pass(10 * 60 - 1);
			await gatehouse.db.limit.deleteMany();
			await (await gatehouse.as(mara)).email.requestChange(fresh);
			await cancel();
		}
		const who = await (await gatehouse.as(mara)).auth.session();
		expect(who?.session?.confirmedUntil).toEqual(last);
		gatehouse.clock.pass(60);
		const late = (await gatehouse.as(mara)).email.requestChange(fresh);
		expect(await failure(late)).toEqual({ kind: 'stepUpRequired' });
	});
});
