import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptSecret, readSecrets } from './secrets.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-secrets-'));
afterAll(() => rm(folder, { recursive: true }));

const [one, two] = [Buffer.alloc(32, 0xfb), Buffer.alloc(32, 2)];
const read = (GATEHOUSE_SECRET: string) => readSecrets({ GATEHOUSE_SECRET }, folder);

test('base64, base64url and hex are read, one or several, the first one first', () => {
	for (const form of ['base64', 'base64url', 'hex'] as const)
		expect(read(one.toString(form))).toEqual({ secrets: [one] });
	expect(read(`${two.toString('hex')}, ${one.toString('base64')}`)).toEqual({
		secrets: [two, one]
	});
	expect(readSecrets({}, folder)).toEqual({ secrets: [] });
});

test('what is no secret is refused with how to make one, and never repeated', () => {
	const short = one.subarray(1).toString('base64');
	for (const wrong of ['sesame', short, `${one.toString('base64')},sesame`, ',', '!'.repeat(44)]) {
		const { secrets, problem } = read(wrong);
		expect(secrets).toEqual([]);
		expect(problem).toContain('openssl rand -base64 32');
		expect(problem).not.toContain('sesame');
	}
});

test('a file is read, from the repository where its name is relative', async () => {
	await writeFile(join(folder, 'kept'), `${two.toString('base64')}\n${one.toString('base64')}\n`);
	for (const GATEHOUSE_SECRET_FILE of ['kept', join(folder, 'kept')])
		expect(readSecrets({ GATEHOUSE_SECRET_FILE }, folder)).toEqual({ secrets: [two, one] });
	expect(readSecrets({ GATEHOUSE_SECRET_FILE: 'none' }, folder).problem).toMatch(/cannot be read/);
	expect(
		readSecrets({ GATEHOUSE_SECRET: 'x', GATEHOUSE_SECRET_FILE: 'kept' }, folder).problem
	).toMatch(/both set/);
});

test('a data folder keeps one secret, for its owner alone', async () => {
	const dataDir = join(folder, 'data');
	const kept = await Promise.all(Array.from({ length: 5 }, () => keptSecret(dataDir)));
	for (const secret of kept) expect(secret).toEqual(kept[0]);
	expect(kept[0]).toHaveLength(32);
	expect(await keptSecret(dataDir)).toEqual(kept[0]);
	expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
	await writeFile(join(dataDir, 'secret'), 'broken');
	await expect(keptSecret(dataDir)).rejects.toThrow(/Remove it/);
});
