import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, mailedPath, origin, password, site, test, unique } from './site.ts';

// After all the others: what they typed and were mailed is what is looked for.

test('no password and no mailed token is in what the process said', async ({ request }) => {
	const { email } = await site.person(unique('canary'));
	await request.post('/forgot-password', { headers: { origin }, form: { email } });
	const path = await mailedPath(email, '/reset-password/');
	await request.get(path);
	const { log, tokens } = await site.secrets();
	expect(log).toContain('tests_began');
	expect(tokens).toContain(path.split('/').at(-1));
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
