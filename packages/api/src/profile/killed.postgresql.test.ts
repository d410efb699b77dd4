import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase } from '@gatehouse/db/testing';
import { picture, testPicturesIn } from '@gatehouse/pictures/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setPicture } from './picture.ts';
import type { Step, Upload } from './testing/uploader.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let folder: string;
let album: ReturnType<typeof testPicturesIn>;
let userId: string;
let before: string;
beforeAll(async () => {
	database = await createTestDatabase();
});
beforeEach(async () => {
	await database.truncate();
	folder = await mkdtemp(join(tmpdir(), 'gatehouse-killed-'));
	album = testPicturesIn(folder);
	const noor = { email: 'noor', emailCanonical: 'noor', username: 'noor', usernameFolded: 'noor' };
	({ id: userId } = await database.db.user.create({
		data: { ...noor, createdAt: new Date(0), lastSeenAt: new Date(0) }
	}));
	const context = { now: () => new Date(0), report: console.error, requestId: 'test' };
	const self = { ...context, db: database.db, pictures: album.pictures, user: { id: userId } };
	const first = await setPicture(self, { picture: (await picture('jpeg')).toString('base64') });
	before = first.picture;
	return () => album.close();
});
afterAll(() => database.close());

/** A process sets another picture, and is killed with -9 so many milliseconds after it came to this step. */
async function killed(step: Step, milliseconds = 0): Promise<void> {
	if (database.engine !== 'postgresql') throw new Error('This is about a server.');
	const upload: Upload = { url: database.url, folder, userId, step };
	const script = new URL('testing/uploader.ts', import.meta.url);
	const child = fork(script, [JSON.stringify(upload)], { execArgv: [] });
	const gone = once(child, 'exit');
	await once(child, 'message');
	if (milliseconds > 0) await pause(milliseconds);
	child.kill('SIGKILL');
	await gone;
}

/** The one picture, both of whose files are there; and with the next housekeeping nothing else. */
async function expectWhole(): Promise<string> {
	const rows = await database.db.picture.findMany();
	expect(rows).toHaveLength(1);
	const name = rows[0]?.name ?? '';
	const files = [`${name}.512.webp`, `${name}.96.webp`];
	expect(await album.files()).toEqual(expect.arrayContaining(files));
	await album.pictures.sweep(new Date(8.64e15), async () => [name]);
	expect(await album.files()).toEqual(files);
	return name;
}

test.each<[Step, 'before' | 'after']>([
	['put', 'before'],
	['committed', 'after'],
	['removed', 'after']
])('killed when it has %s: the picture is the one %s, whole', async (step, which) => {
	await killed(step);
	expect((await expectWhole()) === before).toBe(which === 'before');
});

test('killed at any moment: one picture or the other, whole', async () => {
	for (const milliseconds of [1, 60, 120, 180, 240, 300, 400, 500]) {
		await killed('begun', milliseconds);
		await expectWhole();
	}
});
