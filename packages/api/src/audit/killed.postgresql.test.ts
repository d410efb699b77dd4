import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Acting } from './testing/actor.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let userId: string;
beforeAll(async () => {
	database = await createTestDatabase();
	const noor = { email: 'noor', emailCanonical: 'noor', username: 'noor', usernameFolded: 'noor' };
	({ id: userId } = await database.db.user.create({
		data: { ...noor, createdAt: new Date(0), lastSeenAt: new Date(0) }
	}));
});
afterAll(() => database.close());

/** How often the profile says it was changed, and how often the log says so. */
async function told() {
	const { aboutMe } = await database.db.user.findUniqueOrThrow({ where: { id: userId } });
	const last = await database.db.auditEvent.findFirst({ orderBy: { id: 'desc' } });
	const values = last && {
		where: { eventId_side: { eventId: last.id, side: 'subject' } },
		select: { value: true }
	};
	const kept = values && (await database.db.auditValue.findUnique(values));
	const after: unknown = Reflect.get(Object(kept?.value), 'after');
	return { profile: aboutMe, log: Reflect.get(Object(after), 'aboutMe') };
}

const rounds = inject('long') ? 50 : 5;
test(`killed with -9 between an act and its row, ${rounds} times: profile and log never disagree`, async () => {
	if (database.engine !== 'postgresql') throw new Error('This is about a server.');
	const acting: Acting = { url: database.url, userId };
	const script = new URL('testing/actor.ts', import.meta.url);
	for (let round = 0; round < rounds; round++) {
		const child = fork(script, [JSON.stringify(acting)], { execArgv: [] });
		const gone = once(child, 'exit');
		await once(child, 'message');
		// Acts follow one another without a pause: any moment is within one.
		await pause(20 + ((round * 37) % 60) / 10);
		child.kill('SIGKILL');
		await gone;
		// The server may still end what it was told last.
		await expect
			.poll(async () => {
				const [open] = await database.db.$queryRaw<{ count: number }[]>`
					SELECT count(*)::int AS count FROM pg_stat_activity
					WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
						AND backend_type = 'client backend'`;
				return open?.count;
			})
			.toBe(0);
		const { profile, log } = await told();
		expect(Number(profile)).toBeGreaterThan(0);
		expect(log).toBe(profile);
	}
}, 300_000);
