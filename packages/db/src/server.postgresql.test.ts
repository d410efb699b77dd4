import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './index.ts';
import { createStatementNames, openPostgresql } from './postgresql.ts';
import { createTestDatabase } from './testing.ts';
import { aRole, aUser } from './testing/rows.ts';

const database = await createTestDatabase();
const { db } = database;

beforeEach(() => database.truncate());
afterAll(() => database.close());

describe('on a server', () => {
	const url = database.engine === 'postgresql' ? database.url : '';
	const connection = async () => {
		const [row] = await db.$queryRaw<{ pid: number; prepared: number }[]>`
			SELECT pg_backend_pid() AS pid,
				(SELECT count(*)::int FROM pg_prepared_statements WHERE statement LIKE '%users%') AS prepared`;
		return row;
	};

	it('a statement is prepared once, and a refusal costs no connection', async () => {
		const { pid, prepared } = (await connection()) ?? {};
		await db.user.create({ data: aUser('ann') });
		await expect(db.user.create({ data: aUser('ann') })).rejects.toThrow();
		await db.user.create({ data: aUser('bob') });
		expect(await connection()).toEqual({ pid, prepared: (prepared ?? 0) + 1 });
	});

	it('a connection that breaks is replaced', async () => {
		const before = await connection();
		const cut = db.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
		await expect(cut).rejects.toThrow();
		expect((await connection())?.pid).not.toBe(before?.pid);
	});

	it('a connection that is cut while it works ends its request, not the process', async () => {
		const { hostname, port, searchParams } = new URL(url);
		const path = searchParams.get('host');
		const number = Number(searchParams.get('port') ?? (port || 5432));
		const sockets: Socket[] = [];
		const proxy = createServer((socket) => {
			const onward = path ? connect(join(path, `.s.PGSQL.${number}`)) : connect(number, hostname);
			for (const end of [socket, onward]) end.on('error', () => {});
			socket.pipe(onward).pipe(socket);
			socket.once('close', () => onward.destroy());
			sockets.push(socket);
		});
		await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
		const place = new URL(url);
		place.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		place.searchParams.delete('host');
		place.searchParams.delete('port');
		const through = await openPostgresql(place.href);

		const cut = expect(through.db.$queryRaw`SELECT pg_sleep(60)::text`).rejects.toThrow();
		await until(async () => {
			const found = await db.$queryRaw<object[]>`
				SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%' AND state = 'active'`;
			return found.length > 0;
		});
		for (const socket of sockets.splice(0)) socket.resetAndDestroy();
		await cut;
		expect(await through.db.user.count()).toBe(0);
		await through.close();
		proxy.close();
	});

	it('an idle connection that breaks is replaced', async () => {
		const before = await connection();
		const other = new pg.Client(url);
		await other.connect();
		const gone = new Promise((done) => {
			if (database.engine === 'postgresql') database.pool.once('remove', done);
		});
		await other.query('SELECT pg_terminate_backend($1)', [before?.pid]);
		await gone;
		await other.end();
		expect((await connection())?.pid).not.toBe(before?.pid);
	});

	it('times are right whatever zone the database or the address prefers', async () => {
		const other = new pg.Client(url);
		await other.connect();
		await other.query(
			`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET TimeZone = 'America/New_York'`
		);
		await other.end();
		const place = new URL(url);
		place.searchParams.set('options', '-c TimeZone=Asia/Tokyo');
		const strange = await openPostgresql(place.href);
		const createdAt = new Date('2026-07-01T12:00:00Z');
		await strange.db.role.create({ data: aRole('r', { createdAt }) });
		const [row] = await strange.db.$queryRaw<object[]>`
			SELECT created_at, extract(epoch FROM created_at)::int AS seconds FROM roles`;
		expect(row).toEqual({ created_at: createdAt, seconds: createdAt.getTime() / 1000 });
		await strange.close();
	});

	it('nothing waits for ever', async () => {
		const settings = await db.$queryRaw`
			SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock`;
		expect(settings).toEqual([{ statement: '10s', lock: '3s' }]);
	});

	it('a wrong address is refused with words, and without the password', async () => {
		const wrong = new URL(url);
		wrong.password = 'sesame';
		wrong.pathname = 'nowhere';
		const opening = openDatabase({ url: wrong.href, dataDir: '' });
		await expect(opening).rejects.toThrow(
			'The database in DATABASE_URL does not let us in: database "nowhere" does not exist.'
		);
		await expect(opening).rejects.not.toThrow('sesame');
	});

	it('a server that is not there is named', async () => {
		const opening = openDatabase({ url: 'postgres://localhost:1/x', dataDir: '' });
		await expect(opening).rejects.toThrow('ECONNREFUSED');
	});
});

it('statement names are short, the same for the same text, and bounded in number', () => {
	const nameOf = createStatementNames(2);
	const first = nameOf({ sql: 'SELECT 1' });
	expect(first).toMatch(/^[\w-]{43}$/);
	expect(nameOf({ sql: 'SELECT 2' })).not.toBe(first);
	expect(nameOf({ sql: 'SELECT 3' })).toBe('');
	expect(nameOf({ sql: 'SELECT 1' })).toBe(first);
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
	while (!(await isTrue())) await new Promise(setImmediate);
}
