import pg from 'pg';
import { createOperator, productionForm, productionOrigin } from './operator.ts';
import { expect, password, test } from './site.ts';

// Two processes of the product, as an operator runs it.

test.describe('two processes', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });
	let operator: Awaited<ReturnType<typeof createOperator>>;
	test.beforeAll(async () => {
		operator = await createOperator({ processes: 2 });
	});
	test.afterAll(() => operator.stop());

	const credentials = (secret: string) => ({ email: 'mara@northfold.example', password: secret });
	const json = { origin: productionOrigin, 'content-type': 'application/json' };
	const form = (at: number, secret: string) =>
		operator.ask('/login', {
			method: 'POST',
			at,
			headers: productionForm,
			body: new URLSearchParams(credentials(secret)).toString()
		});
	const call = (at: number, path = '/api/trpc/auth.login') =>
		operator.ask(path, {
			method: 'POST',
			at,
			headers: json,
			body: JSON.stringify(credentials('wrong'))
		});
	const batch = (at: number, size: number) => {
		const names = Array(size).fill('auth.login').join(',');
		const inputs = Array.from({ length: size }, (_, number) => [number, credentials('wrong')]);
		return operator.ask(`/api/trpc/${names}?batch=1`, {
			method: 'POST',
			at,
			headers: json,
			body: JSON.stringify(Object.fromEntries(inputs))
		});
	};

	test('50 forms, 50 calls however they are spelt, and batches, at once: as many are looked at as the budget has', async () => {
		const spellings = ['/api/trpc/auth.login', '/api/trpc/auth%2Elogin', '/api/trpc/%61uth.login'];
		const asked = Array.from({ length: 50 }, (_, number) => [
			form(number % 2, 'wrong'),
			call(number % 2, spellings[number % 3])
		]).flat();
		const batches = [batch(0, 50), batch(1, 50), batch(0, 2), batch(1, 10)];
		const answers = (await Promise.all(asked)).map(({ status }) => status);
		expect(answers.filter((status) => status === 401)).toHaveLength(10);
		expect(answers.filter((status) => status === 429)).toHaveLength(90);
		for (const { status } of await Promise.all(batches)) expect(status).toBe(400);
	});

	test('the database goes, under traffic, and comes back: not now, never "wrong", and nothing is written', async () => {
		const owner = new pg.Client(operator.database);
		await owner.connect();
		const counted = async () =>
			(await owner.query('SELECT coalesce(sum(hits), 0)::int AS hits FROM limits')).rows[0]?.hits;
		const refused = async () =>
			(await owner.query('SELECT count(*)::int AS rows FROM audit_events')).rows[0]?.rows;
		const before = [await counted(), await refused()];
		operator.wire.cut();
		const meanwhile = await Promise.all(
			Array.from({ length: 20 }, (_, number) => form(number % 2, password))
		);
		expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([503]));
		expect(
			meanwhile.every(({ headers }) => !headers['set-cookie']?.join().includes('session'))
		).toBe(true);
		expect(meanwhile[0]?.body).toContain('Nothing was changed');
		expect([await counted(), await refused()]).toEqual(before);
		operator.wire.mend();
		const mended = performance.now();
		for (const at of [0, 1]) {
			let status = 503;
			while (status === 503 && performance.now() - mended < 10_000)
				status = (await operator.ask('/readyz', { at })).status;
			expect(status).toBe(200);
		}
		await owner.query('TRUNCATE limits');
		expect((await form(1, password)).status).toBe(303);
		await owner.end();
	});

	test('while nobody can count, nobody tries: what is locked is "not now" and not open', async () => {
		const owner = new pg.Client(operator.database);
		await owner.connect();
		await owner.query('BEGIN');
		await owner.query('LOCK TABLE limits IN ACCESS EXCLUSIVE MODE');
		const answers = await Promise.all([form(0, password), form(1, password), call(0)]);
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
		await owner.query('ROLLBACK');
		await owner.end();
		expect((await form(0, password)).status).toBe(303);
	});
});
