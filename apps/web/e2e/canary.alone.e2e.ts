import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, password, site, test } from './site.ts';

// After all the others: what they typed and were mailed is what is looked for.

test('no password and no mailed token is in what the process said', async () => {
	const { log, tokens } = await site.secrets();
	expect(log).toContain('tests_began');
	expect(log).not.toContain(password);
	expect(tokens.filter((token) => log.includes(token))).toEqual([]);
});

test('nothing of the server is in what browsers are given', async () => {
	const root = join(import.meta.dirname, '../build/client');
	const files = await readdir(root, { recursive: true });
	const scripts = files.filter((file) => file.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(10);
	for (const file of scripts) {
		const text = await readFile(join(root, file), 'utf8');
		for (const secret of [password, 'GATEHOUSE_SECRET', 'DATABASE_URL', 'argon2', 'PrismaClient'])
			expect(text.includes(secret) && `${secret} in ${file}`).toBe(false);
	}
});
