import { randomUUIDv7 } from 'node:crypto';
import type { Template } from '@gatehouse/mail';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
let noor: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
	noor = await gatehouse.person('noor');
});

const conflict = (kind: string) => ({ kind: 'conflict', conflict: kind });
const beyondYours = { kind: 'notAllowed', why: 'beyondYours' };

/** As the worker does when it gives up: the job goes, the row keeps the letter. @returns ids, oldest first. */
async function giveUp(template?: Template): Promise<string[]> {
	const { db, clock } = gatehouse;
	const given = { reason: '550 No such user', triedAt: clock.at, givenUpAt: clock.at };
	const waiting = await db.mail.findMany({
		where: { givenUpAt: null, ...(template ? { template } : {}) },
		orderBy: { id: 'asc' }
	});
	for (const { id } of waiting) {
		await db.mail.update({ where: { id }, data: given });
		await db.$executeRaw`UPDATE mails SET sealed = data FROM pgboss.job AS job WHERE mails.id = job.id AND job.id = ${id}::uuid`;
		await db.$executeRaw`DELETE FROM pgboss.job WHERE id = ${id}::uuid`;
	}
	return waiting.map(({ id }) => id);
}

const posted = async () => (await gatehouse.letters()).map(({ template, to }) => [template, to]);
const asMara = () => gatehouse.as(mara);

/** Closes noor's account, and gives up the letter that says so. */
async function undeliveredNotice() {
	await (await asMara()).users.disable({ userId: noor.id, reason: '<b>Two people\nshared it' });
	const [mailId = ''] = await giveUp();
	return mailId;
}

async function undeliveredReset() {
	await (await asMara()).users.sendPasswordReset({ userId: noor.id });
	const [mailId = ''] = await giveUp();
	return mailId;
}

describe('what was mailed about an account', () => {
	test('is listed newest first with what became of it, and without what it says', async () => {
		const { db, clock } = gatehouse;
		const at = clock.at;
		const later = new Date(at.getTime() + 60_000);
		const rows = {
			waiting: {},
			retrying: { reason: '451 Later', triedAt: later },
			delivered: { reason: '451 Later', triedAt: at, deliveredAt: later },
			givenUp: { reason: '550 No', triedAt: later, givenUpAt: later, sealed: { secret: 's' } }
		};
		for (const row of Object.values(rows))
			await db.mail.create({
				data: {
					...{ id: randomUUIDv7(), userId: noor.id, template: 'tokenMade', createdAt: at },
					...{ recipient: noor.email, ...row }
				}
			});
		const { items } = await (await asMara()).mail.ofUser({ userId: noor.id });
		const common = { template: 'tokenMade', recipient: noor.email, createdAt: at };
		expect(items.map(({ id: _, ...item }) => item)).toEqual([
			{ ...common, state: 'givenUp', at: later, reason: '550 No', maySendAgain: true },
			{ ...common, state: 'delivered', at: later, reason: '', maySendAgain: false },
			{ ...common, state: 'retrying', at: later, reason: '451 Later', maySendAgain: false },
			{ ...common, state: 'waiting', at, reason: '', maySendAgain: false }
		]);
		expect(JSON.stringify(items)).not.toContain('secret');
		expect((await (await asMara()).mail.ofUser({ userId: mara.id })).items).toEqual([]);
	});

	test('pages without gaps and without repeating, also where a time is the same', async () => {
		const api = await asMara();
		for (let count = 0; count < 5; count++) {
			if (count % 2) gatehouse.clock.pass(1);
			await api.users.sendPasswordReset({ userId: noor.id });
		}
		const whole = (await api.mail.ofUser({ userId: noor.id })).items.map(({ id }) => id);
		const paged: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await api.mail.ofUser({ userId: noor.id, limit: 2, cursor });
			paged.push(...page.items.map(({ id }) => id));
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		expect(paged).toEqual(whole);
		expect(whole).toHaveLength(5);
	});
});

describe('what was given up', () => {
	test('is listed until somebody has seen to it, and a page of it goes on where that happened meanwhile', async () => {
		const api = await asMara();
		for (let count = 0; count < 3; count++) await undeliveredReset();
		const all = (await api.mail.undelivered({})).items.map(({ id }) => id);
		const first = await api.mail.undelivered({ limit: 1 });
		await api.mail.settle({ mailId: first.items[0]?.id ?? '' });
		const rest = await api.mail.undelivered({ cursor: first.nextCursor ?? '' });
		expect(rest.items.map(({ id }) => id)).toEqual(all.slice(1));
		expect((await api.mail.undelivered({})).items).toEqual(rest.items);
	});

	test('ends where its cursor is a mail that was not given up', async () => {
		await undeliveredReset();
		const api = await asMara();
		await api.users.sendPasswordReset({ userId: noor.id });
		const waiting = (await api.mail.ofUser({ userId: noor.id })).items[0];
		expect(waiting?.state).toBe('waiting');
		const page = await api.mail.undelivered({ cursor: waiting?.id });
		expect(page).toEqual({ items: [], nextCursor: null });
	});

	test('is settled once and for all: a second time is no mistake, another mail is not there', async () => {
		const api = await asMara();
		const mailId = await undeliveredNotice();
		await api.mail.settle({ mailId });
		expect(await failure(api.mail.settle({ mailId }))).toBe('succeeded');
		expect(await failure(api.mail.sendAgain({ mailId }))).toEqual(conflict('mailSettled'));
		expect(await failure(api.mail.settle({ mailId: randomUUIDv7() }))).toEqual({
			kind: 'notFound'
		});
		await api.users.enable({ userId: noor.id });
		const [waiting] = (await api.mail.ofUser({ userId: noor.id })).items;
		expect(await failure(api.mail.settle({ mailId: waiting?.id ?? '' }))).toEqual({
			kind: 'notFound'
		});
		expect(await posted()).toEqual([['accountEnabled', noor.email]]);
	});
});

describe('sending again', () => {
	test('a notice: word for word, and the old one is seen to', async () => {
		const mailId = await undeliveredNotice();
		const api = await asMara();
		await api.mail.sendAgain({ mailId });
		const [letter] = await gatehouse.letters();
		expect(letter).toMatchObject({ template: 'accountDisabled', to: noor.email, userId: noor.id });
		expect(letter?.values).toMatchObject({ reason: expect.stringContaining('<b>Two people') });
		expect((await api.mail.undelivered({})).items).toEqual([]);
		const states = (await api.mail.ofUser({ userId: noor.id })).items;
		expect(states.map(({ state, maySendAgain }) => [state, maySendAgain])).toEqual([
			['waiting', false],
			['givenUp', false]
		]);
	});

	test('fifty times at once posts one', async () => {
		const mailId = await undeliveredNotice();
		const api = await asMara();
		const tries = Array.from({ length: 50 }, () => failure(api.mail.sendAgain({ mailId })));
		const results = await Promise.all(tries);
		expect(results.filter((result) => result === 'succeeded')).toHaveLength(1);
		expect(results).toContainEqual(conflict('mailSettled'));
		expect(await posted()).toEqual([['accountDisabled', noor.email]]);
	});

	test('a notice whose words are gone is refused, stays listed, and is not offered', async () => {
		const mailId = await undeliveredNotice();
		await gatehouse.db.$executeRaw`UPDATE mails SET sealed = NULL`;
		const api = await asMara();
		const [listed] = (await api.mail.undelivered({})).items;
		expect(listed).toMatchObject({ id: mailId, maySendAgain: false });
		expect(await failure(api.mail.sendAgain({ mailId }))).toEqual(conflict('mailIsGone'));
		expect((await api.mail.undelivered({})).items).toEqual([listed]);
	});

	test('a link to a new password: a new one, to the address of today', async () => {
		const mailId = await undeliveredReset();
		const address = { email: 'noor.new@example.com', emailCanonical: 'noor.new@example.com' };
		await gatehouse.db.user.update({ where: { id: noor.id }, data: address });
		await (await asMara()).mail.sendAgain({ mailId });
		expect(await posted()).toEqual([['resetPassword', 'noor.new@example.com']]);
		const token = await gatehouse.mailedToken('resetPassword');
		const visitor = await gatehouse.visitor();
		expect(await visitor.password.previewReset({ token })).toMatchObject({ state: 'ready' });
	});

	test('a link to a new password is not sent while the account is disabled', async () => {
		const mailId = await undeliveredReset();
		const api = await asMara();
		await api.users.disable({ userId: noor.id, reason: 'Left.' });
		expect(await failure(api.mail.sendAgain({ mailId }))).toEqual(conflict('accountDisabled'));
	});

	test('a new address: a new link, and the old one is dead; nothing where it waits no more', async () => {
		await (await gatehouse.as(noor)).email.requestChange({ email: 'noor.new@example.com' });
		const old = await gatehouse.mailedToken('confirmEmailChange');
		const [mailId = ''] = await giveUp('confirmEmailChange');
		gatehouse.clock.pass(23 * 3600);
		mara = await gatehouse.person('mara.two', { roles: ['administrator'] });
		await (await asMara()).mail.sendAgain({ mailId });
		const token = await gatehouse.mailedToken('confirmEmailChange');
		gatehouse.clock.pass(23 * 3600);
		const visitor = await gatehouse.visitor();
		expect(await visitor.email.previewChange({ token: old })).toEqual({ state: 'gone' });
		expect(await visitor.email.previewChange({ token })).toMatchObject({ state: 'ready' });
		const [again = ''] = await giveUp('confirmEmailChange');
		await visitor.email.confirmChange({ token });
		mara = await gatehouse.person('mara.three', { roles: ['administrator'] });
		expect(await failure((await asMara()).mail.sendAgain({ mailId: again }))).toEqual(
			conflict('mailIsGone')
		);
	});

	test('the link of a registration: a new one, for whoever waits with this address', async () => {
		const names = { username: 'elif', email: 'Elif@example.com' };
		const secret = {
			password: 'copper meadow signal 91',
			confirmPassword: 'copper meadow signal 91'
		};
		await (await gatehouse.visitor()).auth.register({ ...names, ...secret });
		const old = await gatehouse.mailedToken('confirmEmail');
		const [mailId = ''] = await giveUp();
		await (await asMara()).mail.sendAgain({ mailId });
		expect(await posted()).toEqual([['confirmEmail', 'Elif@example.com']]);
		const token = await gatehouse.mailedToken('confirmEmail');
		expect(token).not.toBe(old);
		const [again = ''] = await giveUp();
		await gatehouse.db.registration.deleteMany();
		expect(await failure((await asMara()).mail.sendAgain({ mailId: again }))).toEqual(
			conflict('mailIsGone')
		);
	});

	test('a mail of a kind that this version does not know is refused', async () => {
		const mailId = await undeliveredNotice();
		await gatehouse.db.$executeRaw`UPDATE mails SET template = 'constructor'`;
		const api = await asMara();
		expect(await failure(api.mail.sendAgain({ mailId }))).toEqual(conflict('mailIsGone'));
		const [listed] = (await api.mail.undelivered({})).items;
		expect(listed).toMatchObject({ template: 'constructor', maySendAgain: false });
	});

	test('follows the one rule: not about oneself, and not about who holds more', async () => {
		await (await gatehouse.visitor()).password.requestReset({ email: mara.email });
		const [mailId = ''] = await giveUp();
		const own = await asMara();
		expect((await own.mail.undelivered({})).items).toMatchObject([{ maySendAgain: false }]);
		expect(await failure(own.mail.sendAgain({ mailId }))).toMatchObject({ why: 'onYourself' });
		const helper = await gatehouse.person('helper', {
			permissions: ['users:read', 'users:recover']
		});
		const theirs = await gatehouse.as(helper);
		expect((await theirs.mail.undelivered({})).items).toMatchObject([{ maySendAgain: false }]);
		expect(await failure(theirs.mail.sendAgain({ mailId }))).toEqual(beyondYours);
		expect(await posted()).toEqual([]);
		const other = await gatehouse.person('other', { roles: ['administrator'] });
		expect(await failure((await gatehouse.as(other)).mail.sendAgain({ mailId }))).toBe('succeeded');
	});

	test('is not for who may only look', async () => {
		const mailId = await undeliveredReset();
		const reader = await gatehouse.person('reader', { permissions: ['users:read'] });
		const api = await gatehouse.as(reader);
		expect((await api.mail.undelivered({})).items).toMatchObject([{ maySendAgain: false }]);
		for (const act of [api.mail.sendAgain, api.mail.settle])
			expect(await failure(act({ mailId }))).toMatchObject({ why: 'missingPermission' });
	});
});
