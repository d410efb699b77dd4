import { createTestDatabase } from '@gatehouse/db/testing';
import { createSeal } from '@gatehouse/auth';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Letter } from './letter.ts';
import { sealLabel } from './queued.ts';
import { createOutbox } from './testing.ts';

const database = await createTestDatabase();
const { db } = database;
const secret = Buffer.alloc(32, 'a');
const outbox = await createOutbox({ database, seal: createSeal([secret], sealLabel) });
const { mailer } = outbox;
const token = 'T'.repeat(43);
const letter: Letter = {
	template: 'confirmEmail',
	to: 'ann@example.com',
	values: { username: 'ann', token }
};

beforeEach(() => outbox.clear());
afterAll(async () => {
	await outbox.close();
	await database.close();
});

const rows = async () =>
	JSON.stringify(
		await db.$queryRaw`SELECT to_jsonb(job)::text AS row FROM pgboss.job WHERE name = 'mail'`
	);

it('what is committed is posted, what is rolled back never was', async () => {
	await db.$transaction((tx) => mailer.send(tx, letter));
	const failing = db.$transaction(async (tx) => {
		await mailer.send(tx, { ...letter, to: 'bob@example.com' });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(await outbox.letters()).toEqual([letter]);
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

it('nothing is posted at the cost of a letter: one statement, a row of the same size', async () => {
	await db.$transaction((tx) => mailer.send(tx, letter));
	const something = (await rows()).length;
	await outbox.clear();
	await db.$transaction((tx) => mailer.sendNothing(tx));
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
