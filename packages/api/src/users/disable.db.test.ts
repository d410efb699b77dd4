import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApi, failure, goodPassword, type Person } from '../testing.ts';
import { enableDue } from './enable-due.ts';

const gatehouse = await createTestApi();
let mara: Person;
let noor: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
	noor = await gatehouse.person('noor');
});

const reason = 'Two people shared it.';
const disable = async (by: Person, whom: Person, more = {}) =>
	(await gatehouse.as(by)).users.disable({ userId: whom.id, reason, ...more });
const login = async (whom: Person) =>
	failure((await gatehouse.visitor()).auth.login({ email: whom.email, password: goodPassword }));
const isIn = async (whom: Person) => (await (await gatehouse.as(whom)).auth.session()) !== null;

describe('a disabled account', () => {
	test('is out at once, with its tokens and links, and its owner is told why', async () => {
		const api = await gatehouse.as(noor);
		const { token } = await api.tokens.create({ name: 'Report', scopes: ['profile:read'] });
		await (await gatehouse.visitor()).password.requestReset({ email: noor.email });
		const link = await gatehouse.mailedToken('resetPassword');
		await disable(mara, noor, { note: 'See the ticket.' });
		expect(await isIn(noor)).toBe(false);
		expect(await gatehouse.services.tokens.read(token)).toBeNull();
		expect(await (await gatehouse.visitor()).password.previewReset({ token: link })).toEqual({
			state: 'gone'
		});
		expect(await login(noor)).toEqual({ kind: 'disabled', reason, until: null });
		const letter = (await gatehouse.letters()).at(-1);
		expect(letter).toMatchObject({
			template: 'accountDisabled',
			to: noor.email,
			values: { reason }
		});
		expect(JSON.stringify(letter)).not.toContain('ticket');
	});

	test('says so only to who knows the password', async () => {
		await disable(mara, noor);
		const guess = (await gatehouse.visitor()).auth.login({ email: noor.email, password: 'no' });
		expect(await failure(guess)).toEqual({ form: 'Invalid email or password.' });
	});

	test('works again when it is enabled, but nobody is logged in by that', async () => {
		await disable(mara, noor);
		await (await gatehouse.as(mara)).users.enable({ userId: noor.id });
		expect(await isIn(noor)).toBe(false);
		// Their mail had not left yet: there is nothing to be enabled from, for who reads it.
		expect((await gatehouse.letters()).map(({ template }) => template)).toEqual(['accountEnabled']);
		expect(await login(noor)).toBe('succeeded');
	});

	test('is as it was when that is undone within seconds: every device, token and link, and no mail', async () => {
		const api = await gatehouse.as(noor);
		const { token } = await api.tokens.create({ name: 'Report', scopes: ['profile:read'] });
		await (await gatehouse.visitor()).password.requestReset({ email: noor.email });
		const link = await gatehouse.mailedToken('resetPassword');
		const before = await gatehouse.letters();
		await disable(mara, noor);
		expect(await isIn(noor)).toBe(false);
		gatehouse.clock.pass(15);
		await (await gatehouse.as(mara)).users.undoDisable({ userId: noor.id });
		expect(await isIn(noor)).toBe(true);
		expect(await gatehouse.services.tokens.read(token)).not.toBeNull();
		expect(await (await gatehouse.visitor()).password.previewReset({ token: link })).toMatchObject({
			state: 'ready'
		});
		expect(await gatehouse.letters()).toEqual(before);
	});

	test('is not undone later, nor once its devices were ended by enabling it', async () => {
		const undo = async () =>
			failure((await gatehouse.as(mara)).users.undoDisable({ userId: noor.id }));
		const tooLate = { kind: 'conflict', conflict: 'tooLateToUndo' };
		expect(await undo()).toEqual(tooLate);
		await disable(mara, noor);
		gatehouse.clock.pass(21);
		expect(await undo()).toEqual(tooLate);
		await (await gatehouse.as(mara)).users.enable({ userId: noor.id });
		expect(await undo()).toEqual(tooLate);
		expect(await isIn(noor)).toBe(false);
	});

	test('undone fifty times at once is undone once', async () => {
		await disable(mara, noor);
		const api = await gatehouse.as(mara);
		const answers = await Promise.all(
			Array.from({ length: 50 }, () => failure(api.users.undoDisable({ userId: noor.id })))
		);
		expect(answers.filter((answer) => answer === 'succeeded')).toHaveLength(1);
		expect(await isIn(noor)).toBe(true);
	});

	test('works again by itself on the day that was said', async () => {
		await disable(mara, noor, { until: '2026-03-05' });
		expect(await login(noor)).toMatchObject({ kind: 'disabled', until: '2026-03-05' });
		gatehouse.clock.at = new Date('2026-03-04T23:59:59Z');
		expect(await login(noor)).toMatchObject({ kind: 'disabled' });
		gatehouse.clock.at = new Date('2026-03-05T00:00:00Z');
		expect(await login(noor)).toBe('succeeded');
		const row = await gatehouse.db.user.findUniqueOrThrow({ where: { id: noor.id } });
		expect(row).toMatchObject({ disabledAt: null, disabledUntil: null, disabledReason: '' });
	});

	test('is opened by its owner, where they come before the minute does, and the log says so', async () => {
		await disable(mara, noor, { until: '2026-03-09' });
		const openings = () =>
			gatehouse.db.auditEvent.findMany({
				where: { act: 'enabling', subjectId: noor.id },
				select: { event: true, via: true, at: true }
			});
		expect(await login(noor)).toMatchObject({ kind: 'disabled' });
		expect(await openings()).toEqual([]);
		gatehouse.clock.at = new Date('2026-03-09T00:00:00Z');
		expect(await login(noor)).toBe('succeeded');
		const opened = { event: 'user_updated', via: 'system', at: gatehouse.clock.at };
		expect(await openings()).toEqual([opened]);
		await enableDue(gatehouse.services);
		expect(await login(noor)).toBe('succeeded');
		expect(await openings()).toHaveLength(1);
	});

	test('keeps its first moment when the reason is put right', async () => {
		await disable(mara, noor);
		const first = gatehouse.clock.at;
		gatehouse.clock.pass(60);
		await disable(mara, noor, { reason: 'By request.' });
		const row = await gatehouse.db.user.findUniqueOrThrow({ where: { id: noor.id } });
		expect(row).toMatchObject({ disabledAt: first, disabledReason: 'By request.' });
	});

	test('is mailed no link to a new password', async () => {
		await disable(mara, noor);
		const send = (await gatehouse.as(mara)).users.sendPasswordReset({ userId: noor.id });
		expect(await failure(send)).toEqual({ kind: 'conflict', conflict: 'accountDisabled' });
	});
});

describe('who may', () => {
	test('a moderator disables a member, and neither an administrator nor themselves', async () => {
		const elif = await gatehouse.person('elif', { permissions: ['users:read', 'users:disable'] });
		expect(await failure(disable(elif, noor))).toBe('succeeded');
		expect(await failure(disable(elif, mara))).toEqual({ kind: 'notAllowed', why: 'beyondYours' });
		expect(await failure(disable(elif, elif))).toEqual({ kind: 'notAllowed', why: 'onYourself' });
		expect(await failure(disable(noor, elif))).toEqual({ kind: 'signedOut' });
	});

	test('a reason is asked for, and a day that is still to come', async () => {
		expect(await failure(disable(mara, noor, { reason: ' ' }))).toEqual({
			reason: 'Say why, so that they know.'
		});
		for (const until of ['2026-03-02', '2020-01-01'])
			expect(await failure(disable(mara, noor, { until }))).toEqual({
				until: 'Choose a day that is still to come.'
			});
		expect(await failure(disable(mara, noor, { until: '2026-02-30x' }))).toEqual({
			until: 'This is no day, such as 2026-12-31.'
		});
	});

	test('of a hundred that disable each other at once an administrator stays', async () => {
		const people = [mara];
		for (let more = 1; more < 10; more++)
			people.push(await gatehouse.person(`boss${more}`, { roles: ['administrator'] }));
		const apis = await Promise.all(people.map((person) => gatehouse.as(person)));
		const everyPair = apis.flatMap((api, at) =>
			people.filter((_, other) => other !== at).map((whom) => ({ api, userId: whom.id }))
		);
		await Promise.all(
			everyPair.map(({ api, userId }) => failure(api.users.disable({ userId, reason })))
		);
		expect(
			await gatehouse.db.user.count({
				where: { disabledAt: null, roles: { some: { role: { builtIn: 'administrator' } } } }
			})
		).toBeGreaterThan(0);
		expect(gatehouse.reports).toEqual([]);
	});
});

test('logging somebody out everywhere leaves them the way back in', async () => {
	await (await gatehouse.as(mara)).users.endSessions({ userId: noor.id });
	expect(await isIn(noor)).toBe(false);
	expect(await login(noor)).toBe('succeeded');
});

test('one device is logged out, and only by who may and of the person it is said to be', async () => {
	const [session] = (await (await gatehouse.as(mara)).users.sessions({ userId: noor.id })).items;
	const sessionId = session?.id ?? '';
	const end = async (by: Person, whom: Person) =>
		failure((await gatehouse.as(by)).users.endSession({ userId: whom.id, sessionId }));
	const luca = await gatehouse.person('luca');
	expect(await end(mara, luca)).toEqual({ kind: 'notFound' });
	expect(await end(luca, noor)).toMatchObject({ kind: 'notAllowed' });
	expect(await isIn(noor)).toBe(true);
	expect(await end(mara, noor)).toBe('succeeded');
	expect(await isIn(noor)).toBe(false);
});

test('a link to a new password is mailed, and how it was asked for makes no difference to it', async () => {
	await (await gatehouse.as(mara)).users.sendPasswordReset({ userId: noor.id });
	const token = await gatehouse.mailedToken('resetPassword');
	const password = 'a very different lantern 9';
	await (await gatehouse.visitor()).password.reset({ token, password, confirmPassword: password });
	expect(await isIn(noor)).toBe(false);
});
