import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { killedOnce, type Scene } from './testing/killed.ts';

const times = inject('long') ? 5 : 1;
// Each process holds a database of half a gigabyte.
const seats = pLimit(3);
const patience = { timeout: times * 120_000 };
/** Once or twice, it is one mail. */
const delivered = { deliveredAt: expect.any(Date), givenUpAt: null };
const never = new Promise<never>(() => {});
let root: string;

beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'gatehouse-killed-'));
	const database = await openDatabase({ dataDir: join(root, 'migrated') });
	await migrate(database);
	await database.close();
});
afterAll(() => rm(root, { recursive: true }));

function kill(moment: (scene: Scene) => Promise<unknown>) {
	const once = async () => {
		const dataDir = await mkdtemp(join(root, 'each-'));
		await cp(join(root, 'migrated', 'database'), join(dataDir, 'database'), { recursive: true });
		const aftermath = await killedOnce({ dataDir }, moment);
		const { db, close } = await openDatabase({ dataDir });
		const rows = await db.mail.findMany();
		await close();
		return { ...aftermath, rows };
	};
	return Promise.all(Array.from({ length: times }, () => seats(once)));
}

it.concurrent('kill -9 after the commit', patience, async ({ expect }) => {
	for (const { messageIds, seconds, rows } of await kill(({ posted }) => posted)) {
		expect([1, 2]).toContain(messageIds.length);
		expect(new Set(messageIds).size).toBe(1);
		expect(seconds).toBeLessThan(60);
		expect(rows).toMatchObject([delivered]);
	}
});

it.concurrent('kill -9 while it is sent', patience, async ({ expect }) => {
	const sending = ({ server }: Scene) =>
		new Promise<void>((begun) => {
			server.manners.begun = () => {
				begun();
				return never;
			};
		});
	for (const { messageIds, seconds, rows } of await kill(sending)) {
		expect(messageIds).toHaveLength(1);
		expect(seconds).toBeLessThan(60);
		expect(rows).toMatchObject([delivered]);
	}
});

it.concurrent(
	'kill -9 when the server has it and the process does not know',
	patience,
	async ({ expect }) => {
		const unmarked = ({ server }: Scene) =>
			new Promise<void>((received) => {
				server.manners.received = (mail) => {
					server.arrived.push(mail);
					received();
					return never;
				};
			});
		for (const { messageIds, seconds, rows } of await kill(unmarked)) {
			expect(messageIds).toHaveLength(2);
			expect(new Set(messageIds).size).toBe(1);
			expect(seconds).toBeLessThan(60);
			expect(rows).toMatchObject([delivered]);
		}
	}
);
