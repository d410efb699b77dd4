import { createSeal, createUser } from '@gatehouse/auth';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from './letter.ts';
import { sealLabel, sealLetter } from './queued.ts';
import { createOutbox } from './testing.ts';

const statements: string[] = [];
const database = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
const { db } = database;
const secret = Buffer.alloc(32, 'a');
const at = new Date('2030-01-02T09:00:00Z');
const now = () => at;
const seal = createSeal([secret], sealLabel);
const outbox = await createOutbox({ database, seal, now });
const { mailer } = outbox;
const token = 'T'.repeat(43);
const letter: Letter = {
	template: 'confirmEmail',
	to: 'ann@example.com',
	userId: null,
	values: { username: 'ann', token }
};

beforeEach(async () => {
	await outbox.clear();
	await database.truncate();
});
afterAll(async () => {
	await outbox.close();
	await database.close();
});

const rows = async () =>
	JSON.stringify(
		await db.$queryRaw`SELECT to_jsonb(job)::text AS row FROM pgboss.job WHERE name = 'mail'`
	);

it('what is committed is posted, what is rolled back never was', async () => {
	const id = await db.$transaction((tx) => mailer.send(tx, letter));
	const failing = db.$transaction(async (tx) => {
		await mailer.send(tx, { ...letter, to: 'bob@example.com' });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(await outbox.letters()).toEqual([letter]);
	const [row] = await db.mail.findMany({ omit: { sealed: false } });
	expect(row).toEqual({
		...{ id, userId: null, template: 'confirmEmail', recipient: 'ann@example.com', createdAt: at },
		...{ reason: '', triedAt: null, deliveredAt: null, givenUpAt: null, settledAt: null },
		sealed: null
	});
	expect(await db.$queryRaw`SELECT id FROM pgboss.job WHERE name = 'mail'`).toEqual([{ id }]);
	expect(await db.mail.count()).toBe(1);
});

it('letters come back in the order in which they were posted', async () => {
	for (const to of ['a@example.com', 'b@example.com', 'c@example.com'])
		await db.$transaction((tx) => mailer.send(tx, { ...letter, to }));
	expect((await outbox.letters()).map(({ to }) => to)).toEqual([
		'a@example.com',
		'b@example.com',
		'c@example.com'
	]);
});

it('a token is nowhere in the queue as it is', async () => {
	await db.$transaction((tx) => mailer.send(tx, letter));
	const text = await rows();
	expect(text).toContain('ann@example.com');
	expect(text).not.toContain(token);
	expect(text).not.toContain(Buffer.from(token).toString('base64url'));
});

it('nothing is posted at the cost of a letter: two statements, the same ones, and rows of one size', async () => {
	statements.length = 0;
	await db.$transaction((tx) => mailer.send(tx, letter));
	const sent = statements.splice(0);
	expect(sent).toHaveLength(2);
	const something = (await rows()).length;
	await outbox.clear();
	statements.length = 0;
	await db.$transaction((tx) => mailer.sendNothing(tx));
	expect(statements).toEqual(sent);
	expect(await outbox.letters()).toEqual([]);
	expect(Math.abs((await rows()).length - something)).toBeLessThan(64);
});

it('letters of one transaction come back in the order in which they were posted, too', async () => {
	const names = Array.from({ length: 12 }, (_, at) => `person${at}@example.com`);
	await db.$transaction(async (tx) => {
		for (const to of names) await mailer.send(tx, { ...letter, to });
	});
	expect((await outbox.letters()).map(({ to }) => to)).toEqual(names);
});

describe('taking back', () => {
	const person = (name: string) => {
		const names = { email: name, emailCanonical: name, username: name, usernameFolded: name };
		const passwordHash = '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA';
		return createUser(db, { ...names, passwordHash }, at);
	};
	const told = (userId: string): Letter => ({
		template: 'accountEnabled',
		to: 'ann@example.com',
		userId,
		values: { username: 'ann', at: at.toISOString() }
	});

	it('what waits of one kind, about one account, leaves nothing; the rest stays', async () => {
		const [ann, bob] = [await person('ann'), await person('bob')];
		await db.$transaction(async (tx) => {
			await mailer.send(tx, told(ann.id), { after: 10 });
			await mailer.send(tx, { ...letter, userId: ann.id });
			await mailer.send(tx, told(bob.id));
		});
		const what = { userId: ann.id, template: 'accountEnabled' } as const;
		expect(await db.$transaction((tx) => mailer.withdraw(tx, what))).toBe(true);
		expect((await outbox.letters()).map(({ userId }) => userId)).toEqual([ann.id, bob.id]);
		expect(await db.mail.count()).toBe(2);
		expect(await db.$transaction((tx) => mailer.withdraw(tx, what))).toBe(false);
	});

	it('is undone with its transaction, and succeeds for one of many at once', async () => {
		const { id: userId } = await person('ann');
		const what = { userId, template: 'accountEnabled' } as const;
		await db.$transaction((tx) => mailer.send(tx, told(userId), { after: 10 }));
		const failing = db.$transaction(async (tx) => {
			await mailer.withdraw(tx, what);
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect(await outbox.letters()).toHaveLength(1);
		const tries = Array.from({ length: 20 }, () =>
			db.$transaction((tx) => mailer.withdraw(tx, what), { maxWait: 20_000 })
		);
		expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
		expect(await outbox.letters()).toEqual([]);
	});

	it('is too late once it was taken up, or tried', async () => {
		const { id: userId } = await person('ann');
		const what = { userId, template: 'accountEnabled' } as const;
		await db.$transaction((tx) => mailer.send(tx, told(userId)));
		await db.$executeRaw`UPDATE pgboss.job SET state = 'active' WHERE name = 'mail'`;
		expect(await db.$transaction((tx) => mailer.withdraw(tx, what))).toBe(false);
		await db.$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE name = 'mail'`;
		expect(await db.$transaction((tx) => mailer.withdraw(tx, what))).toBe(false);
		expect(await db.mail.count()).toBe(1);
	});
});

describe('sending again', () => {
	const givenUp = async (sealed: object | undefined) => {
		const id = crypto.randomUUID();
		const row = { id, template: letter.template, recipient: letter.to, createdAt: at };
		await db.mail.create({ data: { ...row, givenUpAt: at, ...(sealed ? { sealed } : {}) } });
		return db.$transaction((tx) => mailer.sendAgain(tx, id));
	};

	it('posts what was given up, word for word, as a mail of its own', async () => {
		const id = await givenUp(sealLetter(letter, seal));
		expect(await outbox.letters()).toEqual([letter]);
		expect(await db.mail.findUnique({ where: { id: id ?? '' } })).toMatchObject({
			template: 'confirmEmail',
			recipient: 'ann@example.com',
			givenUpAt: null
		});
	});

	it.each([
		['is not kept any more', undefined],
		['is no letter', { template: 'confirmEmail' }],
		[
			'was sealed with a secret that is gone',
			sealLetter(letter, createSeal([Buffer.alloc(32)], ''))
		],
		['was moved to another recipient', { ...sealLetter(letter, seal), to: 'eve@example.com' }]
	])('posts nothing that %s', async (_, sealed) => {
		expect(await givenUp(sealed)).toBeNull();
		expect(await outbox.letters()).toEqual([]);
		expect(await db.mail.count()).toBe(1);
	});
});
