import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { letIn } from './let-in.ts';
import { createSite, terminalAt } from './testing.ts';

let meanwhile = () => {};
let site: Awaited<ReturnType<typeof createSite>>;
beforeAll(async () => {
	site = await createSite({
		'tokens.beginDevice': () => ({
			deviceCode: 'd',
			userCode: 'WDJB-MJHT',
			expiresIn: 600,
			interval: 0
		}),
		'tokens.pollDevice': () => {
			meanwhile();
			return {
				status: 'approved',
				token: 'gh_new',
				username: 'mara',
				expiresAt: new Date('2026-06-02T09:00:00Z')
			};
		}
	});
});
afterAll(() => site.close());

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'gatehouse-let-in-'));
	site.seen.length = 0;
	meanwhile = () => {};
});
afterEach(() => rm(folder, { recursive: true }));

const login = (terminal = terminalAt(site.origin, folder)) =>
	letIn(terminal, { name: 'A test', scopes: ['users:read'], browser: false });
/** The tokens that were ended on the site. */
const ended = () =>
	site.seen
		.filter(({ name }) => name === 'auth.logout')
		.map(({ headers }) => headers.authorization);

test('keeps the token, and ends the one that was kept before', async () => {
	await terminalAt(site.origin, folder).store.write({
		origin: site.origin,
		username: 'mara',
		token: 'gh_old',
		expiresAt: ''
	});
	expect(await login()).toMatchObject({ token: 'gh_new', username: 'mara' });
	expect(await terminalAt(site.origin, folder).store.read(site.origin)).toMatchObject({
		token: 'gh_new'
	});
	expect(ended()).toEqual(['Bearer gh_old']);
});

test('Ctrl-C while the answer is on its way: the token ends on the site, and nothing is kept', async () => {
	meanwhile = () => process.emit('SIGINT');
	await expect(login()).rejects.toMatchObject({ code: 130 });
	expect(ended()).toEqual(['Bearer gh_new']);
	expect(await readdir(folder)).toEqual([]);
	expect(process.listenerCount('SIGINT')).toBe(0);
});

test('a token that cannot be kept is not left behind on the site', async () => {
	const terminal = terminalAt(site.origin, folder);
	const write = () => Promise.reject(new Error('The disk is full.'));
	const full = { ...terminal, store: { ...terminal.store, write } };
	await expect(login(full)).rejects.toThrow('The disk is full.');
	expect(ended()).toEqual(['Bearer gh_new']);
});
