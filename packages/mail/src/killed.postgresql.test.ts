import { createTestDatabase } from '@gatehouse/db/testing';
import pLimit from 'p-limit';
import { expect, inject, it } from 'vitest';
import { killedOnce, type Aftermath, type Scene } from './testing/killed.ts';

type Laboratory = Awaited<ReturnType<typeof createTestDatabase>>;

const times = inject('long') ? 20 : 5;
// Each has a database, a mail server and processes of its own; so many connections has the server to give.
const seats = pLimit(8);
const patience = { timeout: times * 60_000 };

function kill(moment: (scene: Scene, laboratory: Laboratory) => Promise<unknown>) {
	return Promise.all(Array.from({ length: times }, () => seats(once)));

	async function once(): Promise<Aftermath> {
		const laboratory = await createTestDatabase();
		try {
			if (laboratory.engine !== 'postgresql') throw new Error('This is about a server.');
			const place = { url: laboratory.url, dataDir: '' };
			const aftermath = await killedOnce(place, (scene) => moment(scene, laboratory));
			// Delivered once or twice, it is one mail.
			expect(await laboratory.db.mail.findMany()).toMatchObject([
				{ deliveredAt: expect.any(Date), givenUpAt: null }
			]);
			return aftermath;
		} finally {
			await laboratory.close();
		}
	}
}

it.concurrent('kill -9 after the commit: the mail arrives, twice at most', patience, async () => {
	for (const { messageIds, seconds } of await kill(({ posted }) => posted)) {
		expect([1, 2]).toContain(messageIds.length);
		expect(new Set(messageIds).size).toBe(1);
		expect(seconds).toBeLessThan(60);
	}
});

it.concurrent('kill -9 while it is sent: the mail arrives once', patience, async () => {
	const sending = ({ server }: Scene) =>
		new Promise<void>((begun) => {
			server.manners.begun = () => {
				begun();
				return new Promise(() => {});
			};
		});
	for (const { messageIds, seconds } of await kill(sending)) {
		expect(messageIds).toHaveLength(1);
		expect(seconds).toBeLessThan(60);
	}
});

it.concurrent('kill -9 when it is sent and not marked: twice, and it shows', patience, async () => {
	for (const { messageIds, seconds } of await kill(unmarked)) {
		expect(messageIds).toHaveLength(2);
		expect(new Set(messageIds).size).toBe(1);
		expect(seconds).toBeLessThan(60);
	}
});

/** Holds the job's row, so that the statement which marks it has to wait, and settles when it waits. */
async function unmarked({ server }: Scene, { db }: Laboratory): Promise<void> {
	const received = Promise.withResolvers<void>();
	const held = Promise.withResolvers<void>();
	server.manners.received = () => {
		received.resolve();
		return held.promise;
	};
	await db.$transaction(
		async (tx) => {
			await received.promise;
			await tx.$queryRaw`SELECT FROM pgboss.job WHERE name = 'mail' FOR UPDATE`;
			held.resolve();
			let waiting: { pid: number }[] = [];
			while (waiting.length === 0)
				// Not in the transaction, which would see the same processes for ever.
				waiting = await db.$queryRaw<{ pid: number }[]>`
					SELECT pid FROM pg_stat_activity
					WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%DELETE FROM pgboss.job%'`;
			// A server process that waits for a lock outlives its client, and would still delete.
			for (const { pid } of waiting)
				await db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)::text`;
		},
		{ timeout: 60_000 }
	);
}
