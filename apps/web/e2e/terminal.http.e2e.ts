import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, password, site, test, unique } from './site.ts';

const main = join(import.meta.dirname, '../../cli/src/main.ts');

/** Runs the command as from a terminal's script. */
async function gatehouse(args: string[], env: Record<string, string> = {}) {
	const child = spawn(process.execPath, [main, ...args], {
		env: { ...process.env, GATEHOUSE_PASSWORD: password, ...env }
	});
	const [out, error, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'exit')
	]);
	return { out, error, code };
}

test('an administrator lists people and roles from a terminal, as a table or as JSON', async ({
	baseURL
}) => {
	const name = unique('terminal');
	const { email } = await site.person(name, 'administrator');
	const as = ['--url', baseURL ?? '', '--as', email];
	const table = await gatehouse([...as, 'users', 'list', '--search', name]);
	expect(table.out).toMatch(/^Username\s+Email\s+State\s+Roles/);
	expect(table.out).toMatch(new RegExp(`${name}\\s+${email}\\s+active\\s+Administrator, Member`));
	const json = await gatehouse([...as, '--json', 'roles', 'list']);
	expect(JSON.parse(json.out).items.map((role: { name: string }) => role.name)).toContain(
		'Administrator'
	);
});

test('what is refused is said in words, on the error stream, with an exit code', async ({
	baseURL
}) => {
	const { email } = await site.person(unique('terminal'));
	const as = ['--url', baseURL ?? '', '--as', email];
	const refused = await gatehouse([...as, 'roles', 'list']);
	expect(refused).toEqual({
		out: '',
		error: 'Your roles do not allow this. An administrator can change that.\n',
		code: 1
	});
	const wrong = await gatehouse([...as, 'roles', 'list'], { GATEHOUSE_PASSWORD: 'wrong' });
	expect(wrong).toMatchObject({ error: 'Invalid email or password.\n', code: 1 });
	const away = await gatehouse(['--url', 'http://localhost:9', '--as', email, 'roles', 'list']);
	expect(away).toMatchObject({ code: 2 });
	expect(away.error).toContain('Nothing answers at http://localhost:9');
	const unknown = await gatehouse([...as, 'users', 'fly']);
	expect(unknown.code).toBe(1);
});

test('an administrator is made straight in the database, once', async () => {
	const GATEHOUSE_DATA_DIR = await mkdtemp(join(tmpdir(), 'gatehouse-terminal-'));
	const args = ['admin', 'create', '--email', 'mara@northfold.example', '--username'];
	try {
		const made = await gatehouse([...args, 'mara'], { GATEHOUSE_DATA_DIR });
		expect(made).toMatchObject({
			code: 0,
			out: 'mara is an administrator and can log in with mara@northfold.example.\n'
		});
		const twice = await gatehouse([...args, 'mara.two'], { GATEHOUSE_DATA_DIR });
		expect(twice).toMatchObject({
			code: 1,
			error: 'mara@northfold.example already has an account, or had one until lately.\n'
		});
	} finally {
		await rm(GATEHOUSE_DATA_DIR, { recursive: true });
	}
});
