import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { builtInRoles } from '@gatehouse/contract';
import type { Page } from '@playwright/test';
import { expect, logIn, origin, password, site, test as base, unique } from './site.ts';
import { createMachine, type Machine } from './terminal.ts';

const test = base.extend<{ machine: Machine }>({
	machine: async ({ baseURL: _ }, use) => {
		const machine = await createMachine(origin);
		await use(machine);
		await machine.remove();
	}
});

const escape = '\u001b[';
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** Reads the code off the terminal, and answers on the page that it names. */
async function answer(page: Page, terminal: ReturnType<Machine['type']>, as: string, how: string) {
	const [, code = ''] = await terminal.shows(/([B-Z]{4}-[B-Z]{4})/);
	const [address] = await terminal.shows(/http:\S+\/device\?code=[B-Z-]{9}/);
	expect(address).toBe(`${origin}/device?code=${code}`);
	await logIn(page, as, `/device?code=${code}`);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByText(code)).toBeVisible();
	await page.getByRole('button', { name: how }).click();
	return address;
}

test('a terminal is let in on the site, works as that person, and is logged out', async ({
	page,
	machine
}) => {
	// A dozen commands one after another, and five seconds between two questions of each that waits.
	test.slow();
	const mara = await site.person(unique('mara'), 'administrator');
	const noor = unique('noor');
	await site.person(noor, 'member');

	// To give a role, a token carries what the role allows.
	const scopes = ['profile:read', 'roles:assign', ...builtInRoles.moderator.permissions];
	const asked = scopes.flatMap((scope) => ['--scope', scope]);
	const login = machine.type(['login', '--name', 'The desk', ...asked]);
	await login.shows(/No browser is opened for you: there is no display/);
	await answer(page, login, mara.email, 'Let it in');
	await expect(page.getByRole('heading', { name: 'Go back to your terminal' })).toBeVisible();
	const { screen, code } = await login.end;
	expect(code).toBe(0);
	expect(screen).toMatch(/Logged in as mara\S+ until 2 April 2030\./);

	const [file = '', ...others] = await machine.kept();
	expect(others).toEqual([]);
	expect(await mode(file)).toBe('600');
	expect(await mode(machine.folder)).toBe('700');
	// What is kept is not shown.
	expect(screen).not.toContain('gh_');

	const whoami = await machine.run(['whoami', '--json']);
	expect(JSON.parse(whoami.out)).toMatchObject({
		origin,
		user: { email: mara.email, roles: ['Administrator', 'Member'] },
		token: { name: 'The desk', may: expect.arrayContaining(scopes) }
	});
	expect((await machine.run(['users', 'list', '--search', noor])).out).toMatch(
		new RegExp(
			`^Username +Email +State +Roles .*\n${noor} +${noor}@northfold.example +active +Member `
		)
	);
	const given = await machine.run([
		'users',
		'roles',
		noor,
		'--give',
		'moderator',
		'--take',
		'Member'
	]);
	expect(given).toEqual({
		out: 'Moderator\n',
		error: `${noor} holds Moderator now.\n${noor} does not hold Member any more.\n`,
		code: 0
	});
	const { roles } = JSON.parse((await machine.run(['users', 'show', noor, '--json'])).out);
	expect(roles).toMatchObject([{ name: 'Moderator' }]);
	expect((await machine.run(['roles', 'show', 'moderator'])).out).toContain(
		'See who has an account'
	);

	const { token } = JSON.parse(await readFile(file, 'utf8'));
	expect(await machine.run(['logout'])).toEqual({
		out: `Logged out of ${origin}.\n`,
		error: '',
		code: 0
	});
	expect(await machine.kept()).toEqual([]);
	expect(await machine.run(['users', 'list'])).toMatchObject({ out: '', code: 3 });
	// Ended on the site too, not only forgotten here.
	expect(await machine.run(['whoami'], { GATEHOUSE_TOKEN: token })).toMatchObject({
		out: '',
		code: 3
	});
});

test('a terminal that is sent away, or stopped, keeps nothing and says what to do', async ({
	page,
	machine
}) => {
	const { email } = await site.person(unique('mara'), 'administrator');
	// A browser that notes what it is opened with; the system knows of no other.
	const browser = join(machine.home, 'browser');
	const opened = join(machine.home, 'opened');
	await writeFile(browser, `#!/bin/sh\necho "$1" >'${opened}'\n`, { mode: 0o755 });
	const desk = { DISPLAY: ':0', BROWSER: browser, XDG_DATA_DIRS: machine.home };
	const sent = machine.type(['login'], desk);
	const address = await answer(page, sent, email, 'No, this was not me');
	const { screen, code } = await sent.end;
	expect(code).toBe(1);
	expect(await readFile(opened, 'utf8')).toBe(`${address}\n`);
	expect(screen).not.toContain('No browser is opened');
	expect(screen).toContain('sent away. If that was a mistake, run gatehouse login again.');

	const stopped = machine.type(['login', '--no-browser']);
	await stopped.shows(/Ctrl-C stops/);
	stopped.press('\x03');
	expect(await stopped.end).toMatchObject({
		code: 130,
		screen: expect.stringContaining('Stopped. Nobody was logged in.')
	});
	expect(await machine.kept()).toEqual([]);
});

test('logging in again ends the login before; a file that others can read is not used', async ({
	page,
	machine
}) => {
	// A dozen commands one after another, and five seconds between two questions of each that waits.
	test.slow();
	const { email } = await site.person(unique('mara'), 'administrator');
	const letIn = async () => {
		const login = machine.type(['login']);
		await answer(page, login, email, 'Let it in');
		expect(await login.end).toMatchObject({ code: 0 });
		const [file = ''] = await machine.kept();
		const { token } = JSON.parse(await readFile(file, 'utf8'));
		return { file, token };
	};
	const before = await letIn();
	await page.context().clearCookies();
	const { file, token } = await letIn();
	expect(token).not.toBe(before.token);
	const by = (token: string) => machine.run(['whoami'], { GATEHOUSE_TOKEN: token });
	expect(await by(before.token)).toMatchObject({ code: 3 });
	expect(await by(token)).toMatchObject({ code: 0 });

	await chmod(file, 0o644);
	for (const args of [['whoami'], ['login'], ['logout']])
		expect(await machine.run(args)).toEqual({
			out: '',
			error: expect.stringContaining(`Run: chmod 600 '${file}'`),
			code: 1
		});
	await chmod(file, 0o600);
	expect(await machine.run(['logout'])).toMatchObject({ code: 0 });
	expect(await by(token)).toMatchObject({ code: 3 });
});

test('a token is made with a password that nobody sees, works by GATEHOUSE_TOKEN, and is revoked', async ({
	machine
}) => {
	const { email } = await site.person(unique('mara'), 'administrator');
	const create = machine.type(['tokens', 'create', '--name', 'Nightly', '--scope', 'users:read']);
	await create.shows(/Email: /);
	create.press(`${email}\r`);
	await create.shows(/Password: /);
	create.press(`${password}\r`);
	const [token] = await create.shows(/gh_[0-9a-f]{8}_[\w-]{43}/);
	const { screen, code } = await create.end;
	expect(code).toBe(0);
	expect(screen).not.toContain(password);
	expect(screen).toContain('It works until 2 April 2030. It is not shown again: keep it now.');

	const program = { GATEHOUSE_TOKEN: token };
	expect(await machine.run(['users', 'list', '--limit', '1', '--json'], program)).toMatchObject({
		code: 0
	});
	const beyond = await machine.run(['roles'], program);
	expect(beyond).toMatchObject({ out: '', code: 1 });
	expect(beyond.error).toContain('This token was not made for that.');

	const who = { GATEHOUSE_EMAIL: email, GATEHOUSE_PASSWORD: password };
	const listed = await machine.run(['tokens', 'list'], who);
	expect(listed.out).toMatch(new RegExp(`Nightly +${token.slice(0, 11)}_… +users:read +2030-`));
	expect(await machine.run(['tokens', 'revoke', 'Nightly'], who)).toMatchObject({ code: 0 });
	expect(await machine.run(['users', 'list'], program)).toMatchObject({ out: '', code: 3 });
	expect(await machine.kept()).toEqual([]);

	const wrong = await machine.run(['tokens', 'list'], { ...who, GATEHOUSE_PASSWORD: 'wrong' });
	expect(wrong).toEqual({ out: '', error: 'Invalid email or password.\n', code: 1 });
	const silent = await machine.run(['tokens', 'list'], { GATEHOUSE_EMAIL: email });
	expect(silent.error).toContain('set GATEHOUSE_PASSWORD, since there is no terminal to ask on.');
});

test('colour and width are for a terminal only, and colour not where nobody wants it', async ({
	machine
}) => {
	const mara = unique('mara');
	const { email } = await site.person(mara, 'administrator');
	const who = { GATEHOUSE_EMAIL: email, GATEHOUSE_PASSWORD: password };
	const scopes = ['--scope', 'users:read', '--scope', 'roles:read'];
	const made = await machine.run(['tokens', 'create', '--name', 'CI', ...scopes], who);
	const token = { GATEHOUSE_TOKEN: made.out.trim() };
	const list = ['users', 'list', '--search', mara];

	const { out } = await machine.run(list, token);
	expect(out).not.toContain(escape);
	expect(out).toContain(`${mara}@northfold.example`);

	const narrow = await machine.type(list, token, 72).end;
	expect(narrow.screen).toContain(`${escape}1mUsername`);
	expect(narrow.screen).toContain('…');
	const lines = stripVTControlCharacters(narrow.screen).trimEnd().split('\r\n');
	expect(lines).toHaveLength(2);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(72);

	const colourless = await machine.type(list, { ...token, NO_COLOR: '1' }).end;
	expect(colourless.screen).not.toContain(escape);
	for (const args of [list, ['roles'], ['whoami'], ['users', 'show', mara]]) {
		const { screen, code } = await machine.type([...args, '--json'], token).end;
		expect(code).toBe(0);
		expect(screen).not.toContain(escape);
		expect(() => JSON.parse(screen)).not.toThrow();
	}
});

test('somebody is invited with a role, is listed, and is not invited twice', async ({
	machine
}) => {
	const { email } = await site.person(unique('mara'), 'administrator');
	const elif = `${unique('elif')}@northfold.example`;
	const who = { GATEHOUSE_EMAIL: email, GATEHOUSE_PASSWORD: password };
	// To give a role, all that it allows.
	const moderates = ['users:read', 'users:disable', 'users:recover', 'roles:read'];
	const scopes = [...moderates, 'users:invite', 'roles:assign'].flatMap((one) => ['--scope', one]);
	const made = await machine.run(['tokens', 'create', '--name', 'CI', ...scopes, '--json'], who);
	const program = { GATEHOUSE_TOKEN: JSON.parse(made.out).token };
	const invite = (role: string) => machine.run(['users', 'invite', elif, '--role', role], program);
	// Neither the token nor what it may give goes as far as that.
	expect(await invite('Administrator')).toMatchObject({ out: '', code: 1 });
	expect(await invite('Nothing')).toMatchObject({ out: '', code: 1 });
	expect(await invite('moderator')).toEqual({
		out: '',
		error: `Invited: the mail to ${elif} is on its way.\n`,
		code: 0
	});
	expect((await site.mail(elif))[0]?.text).toContain(`${origin}/invitation/`);
	const listed = await machine.run(['users', 'invitations', '--search', elif], program);
	expect(listed.out).toMatch(new RegExp(`\n${elif} +waiting +Moderator +mara`));
	const again = await invite('Moderator');
	expect(again).toMatchObject({ out: '', code: 1 });
	expect(again.error).toContain('was invited on 2 January 2030 already');
});

test('what is refused is said in words, on the error stream, with an exit code', async ({
	machine
}) => {
	const { email } = await site.person(unique('terminal'), 'member');
	const who = { GATEHOUSE_EMAIL: email, GATEHOUSE_PASSWORD: password };
	const scope = ['--scope', 'users:read'];
	const beyond = await machine.run(['tokens', 'create', '--name', 'CI', ...scope], who);
	expect(beyond).toEqual({
		out: '',
		error: 'scopes: You may not do this yourself, and no token of yours can: users:read.\n',
		code: 1
	});
	const nobody = await machine.run(['roles']);
	expect(nobody).toEqual({
		out: '',
		error: `You are not logged in at ${origin}. Run: gatehouse login\n`,
		code: 3
	});
	const away = await machine.run(['--url', 'http://localhost:9', 'login']);
	expect(away).toMatchObject({ out: '', code: 2 });
	expect(away.error).toContain('http://localhost:9');
	for (const args of [['users', 'fly'], ['users', 'list', '--limit', 'many'], ['users'], []])
		expect(await machine.run(args), args.join(' ')).toMatchObject({ out: '', code: 1 });
	const help = await machine.run(['users', 'roles', '--help']);
	expect(help).toMatchObject({ error: '', code: 0 });
	expect(help.out).toContain('gatehouse users roles mara.lindqvist --give');
});

test('a login is not forgotten while it may live on at a site that does not answer, unless forced', async ({
	machine
}) => {
	const away = 'http://localhost:9';
	const login = { origin: away, username: 'mara', token: 'gh_x', expiresAt: '2030-04-02' };
	const file = join(machine.folder, `${encodeURIComponent(away)}.json`);
	await mkdir(machine.folder, { recursive: true });
	await writeFile(file, JSON.stringify(login), { mode: 0o600 });

	const hint = `You are logged in at ${away}: --url ${away}\n`;
	expect((await machine.run(['whoami'])).error).toContain(hint);
	const refused = await machine.run(['--url', away, 'logout']);
	expect(refused).toMatchObject({ out: '', code: 2 });
	expect(refused.error).toContain('You are still logged in. To forget it all the same: --force');
	expect(await machine.kept()).toEqual([file]);

	const forced = await machine.run(['--url', away, 'logout', '--force']);
	expect(forced).toMatchObject({ out: `Logged out of ${away}.\n`, code: 0 });
	expect(forced.error).toContain('The token works until 2 April 2030, unless you revoke it');
	expect(await machine.kept()).toEqual([]);
	const again = await machine.run(['--url', away, 'logout', '--json']);
	expect(JSON.parse(again.out)).toEqual({ origin: away, wasLoggedIn: false });
});

test('an administrator is made straight in the database, once, and let back in', async ({
	machine
}) => {
	// Three times a database is opened that nobody has opened before.
	test.slow();
	const settings = {
		GATEHOUSE_DATA_DIR: join(machine.home, 'data'),
		GATEHOUSE_PASSWORD: password
	};
	const email = 'mara@northfold.example';
	const create = ['admin', 'create', '--email', email, '--username'];
	expect(await machine.run([...create, 'mara'], settings)).toMatchObject({
		code: 0,
		out: `mara is an administrator and can log in with ${email}.\n`
	});
	expect(await machine.run([...create, 'mara.two'], settings)).toMatchObject({
		code: 1,
		error: `${email} already has an account, or had one until lately.\n`
	});
	const { GATEHOUSE_PASSWORD: _, ...unset } = settings;
	const reset = machine.type(['admin', 'reset', '--email', email, '--json'], unset);
	await reset.shows(/Password for them: /);
	reset.press('copper meadow signal 91\r');
	await reset.shows(/The same again: /);
	reset.press('copper meadow signal 91\r');
	const { screen, code } = await reset.end;
	expect(code).toBe(0);
	expect(screen).not.toContain('copper');
	expect(screen).toContain(`"email": "${email}"`);
});

test('the log is checked from a terminal, and is sealed within five seconds', async ({
	machine
}) => {
	const { id, email } = await site.person(unique('mara'), 'administrator');
	const who = { GATEHOUSE_EMAIL: email, GATEHOUSE_PASSWORD: password };
	const made = await machine.run(
		['tokens', 'create', '--name', 'CI', '--scope', 'audit:read', '--json'],
		who
	);
	const program = { GATEHOUSE_TOKEN: JSON.parse(made.out).token };
	const verify = (...more: string[]) => machine.run(['audit', 'verify', ...more], program);
	const { out, code } = await verify();
	expect(code).toBe(0);
	expect(out).toMatch(/^\d+ rows checked: the log is what was recorded\./);
	const checked = async () => JSON.parse((await verify('--json')).out);
	const before = await checked();
	expect(before.problems).toEqual([]);
	// How long a program takes to start is no part of those five seconds.
	await expect
		.poll(async () => (await checked()).checked, { timeout: 30_000 })
		.toBeGreaterThanOrEqual(before.checked + before.unsealed);
	expect(await site.sealedWithin(id)).toBeLessThanOrEqual(5);
});
