import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type Response } from '@playwright/test';
import { password, type Acts } from './control.ts';

export { expect, password };

/** Where the site is. */
export const origin = `http://localhost:${process.env.E2E_PORT}`;

/** A username that no other test has. */
export const unique = (name: string) => `${name}.${randomBytes(4).toString('hex')}`;

async function ask<Name extends keyof Acts>(name: Name, wanted?: Parameters<Acts[Name]>[0]) {
	const answer = await fetch(`http://localhost:${process.env.E2E_CONTROL_PORT}/${name}`, {
		method: 'POST',
		body: JSON.stringify(wanted ?? null)
	});
	if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
	return answer.json() as Promise<Awaited<ReturnType<Acts[Name]>>>;
}

export const site = {
	person: (username: string, ...roles: string[]) => ask('person', { username, roles }),
	passkey: (id: string, name: string) => ask('passkey', { id, name }),
	passwordless: (id: string) => ask('passwordless', { id }),
	unconfirmed: (id: string) => ask('unconfirmed', { id }),
	authenticator: (id: string, left?: number) =>
		ask('authenticator', left === undefined ? { id } : { id, left }),
	now: async () => new Date(await ask('now')),
	rename: (id: string, username: string, email: string) => ask('rename', { id, username, email }),
	pass: (seconds: number) => ask('pass', { seconds }),
	registration: (registration: 'open' | 'invitation') => ask('registration', { registration }),
	empty: () => ask('empty'),
	/** The mails to an address, newest first, once there are at least `count`. */
	mail: (to: string, count = 1) => ask('mail', { to, count }),
	lostMail: (to: string, userId: string | null = null, reason = '550 5.1.1 No such user') =>
		ask('lostMail', { to, userId, reason }),
	invitations: (waiting: number, expired: number) => ask('invitations', { waiting, expired }),
	memory: () => ask('memory'),
	/** Kinds of mail that were posted to an address, whether they wait or have left. */
	posted: (to: string) => ask('posted', { to }),
	statements: () => ask('statements'),
	sealedWithin: (id: string) => ask('sealedWithin', { id }),
	secrets: () => ask('secrets')
};

/** A port of this machine that nobody listens on just now. */
export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, 'localhost');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	if (!address || typeof address === 'string') throw new Error('no port');
	return address.port;
}

/** Opens a page with a form, and waits for the script that serves it: before that it is plain HTML, which the flows without script test. */
export async function openLive(page: Page, path: string) {
	await page.goto(path);
	await untilLive(page);
}

/** The script is there that serves the forms of this page: until then the browser itself refuses what it can. */
export const untilLive = (page: Page) => page.locator('form[novalidate]').first().waitFor();

/** What is loaded from now on waits for its scripts, as on a slow line, until they are told to arrive. */
export async function holdScripts(page: Page) {
	let arrive = () => {};
	const held = new Promise<void>((done) => (arrive = done));
	await page.route('**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	return arrive;
}

/** The next answer to a form of this page; what its script asks of the router on the side is none. */
export const answerToForm = (page: Page) =>
	page.waitForResponse(
		(answer) =>
			answer.request().method() === 'POST' && !new URL(answer.url()).pathname.startsWith('/api/')
	);

/** Sends what the form of /login sends, as this browser, and goes where that leads: typing it is tested where logging in is. */
export async function logIn(page: Page, email: string, next = '', secret = password) {
	const answer = await page.request.post(
		`/login${next ? `?next=${encodeURIComponent(next)}` : ''}`,
		{
			form: { email, password: secret },
			headers: { origin, accept: 'text/html' },
			maxRedirects: 0
		}
	);
	const { location } = answer.headers();
	if (!location) throw new Error(`${email} is not let in: ${answer.status()}`);
	await page.goto(location);
}

/** Fills the form of /register and sends it: this browser then waits for its mail. */
export async function register(page: Page, username: string, next = '') {
	await page.goto(`/register${next ? `?next=${encodeURIComponent(next)}` : ''}`);
	const email = `${username}@northfold.example`;
	await field(page, 'Username').fill(username);
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Register' }).click();
	await page.waitForURL((url) => url.pathname === '/verify-email');
	return email;
}

/** The path of the link with this beginning, in the newest mail that has one, once `count` mails are there. */
export async function mailedPath(to: string, beginning: string, count = 1): Promise<string> {
	const mails = await site.mail(to, count);
	const paths = mails.flatMap(({ links }) => links.map((link) => new URL(link).pathname));
	const found = paths.find((path) => path.startsWith(beginning));
	if (!found) throw new Error(`no ${beginning} in ${mails.map(({ text }) => text).join('\n')}`);
	return found;
}

/** Chooses a password on the page that asks for a new one. */
export async function choosePassword(page: Page, secret: string) {
	await field(page, 'New password').fill(secret);
	await field(page, 'Password again').fill(secret);
	await page.getByRole('button', { name: 'Change password' }).click();
}

/** The input with this label. */
export const field = (page: Page, label: string) =>
	page.getByRole('textbox', { name: new RegExp(`^${label}( \\(optional\\))?$`) });

/** Goes on by Tab, or back by Shift+Tab, until this has the focus. */
export async function tabTo(page: Page, what: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	// As many as there are places to stop at, however long a list is that other tests add to.
	const places = await page
		.locator('a, button, input, select, textarea, summary, [tabindex]')
		.count();
	for (let presses = 0; presses <= places; presses++) {
		if (await what.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	throw new Error(`${key} does not lead to ${what}`);
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can break: it changes colours and nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** No violation of WCAG 2.2 A and AA, as far as a machine can tell: the machine is a script, so not where a page runs none. */
export async function expectAccessible(page: Page, what: 'all' | 'colours' = 'all') {
	// Asked there it would never answer.
	expect(await page.evaluate(() => matchMedia('(scripting: enabled)').matches)).toBe(true);
	// What fades or comes in has no colours of its own meanwhile: it is brought to its end. What stays a while, as Undo does, stays.
	await page.evaluate(() => {
		for (const each of document.getAnimations()) {
			const end = each.effect?.getComputedTiming().endTime;
			if (typeof end === 'number' && end < 1000) each.finish();
		}
	});
	// Its other mode opens a second page each time, for what frames say; no page here has one.
	const builder = new AxeBuilder({ page }).setLegacyMode();
	const { violations } = await (
		what === 'all' ? builder.withTags(tags) : builder.withRules(ofColours)
	).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
	).toEqual([]);
}

/** A form was sent, and the answer is here. What a field says of itself may have been there before: a press while it is under way is none. */
export const expectRefused = (page: Page) =>
	expect(page.getByRole('group', { name: /another look/ })).toBeFocused();

// The browser's own line for a form that was refused is no error of ours.
const refusedForm = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** `test`, with a page on which a console error, a failed script or a violation of the content policy fails the test. */
export const test = base.extend<{ clean: void; expected: RegExp[]; scripts: boolean }>({
	/** False: the page as it is before, or without, its script; but axe, which is a script itself, can look at it. */
	scripts: [true, { option: true }],
	// Each test comes from a place of its own, so that one's tries are not counted as another's.
	extraHTTPHeaders: async ({ baseURL: _ }, use) => {
		const [a, b, c] = randomBytes(3);
		await use({ 'x-forwarded-for': `10.${a}.${b}.${c}` });
	},
	/** Console lines that a test brings about on purpose. */
	expected: async ({ baseURL: _ }, use) => use([refusedForm]),
	clean: [
		async ({ page, expected, scripts }, use) => {
			if (!scripts) {
				await page.route('**/*.js', (route) => route.abort());
				expected.push(/ERR_FAILED|Failed to fetch dynamically imported module/);
			}
			const errors: string[] = [];
			const looks: Promise<void>[] = [];
			page.on('console', (message) => {
				if (['error', 'warning'].includes(message.type())) errors.push(message.text());
			});
			page.on('pageerror', (error) => errors.push(error.message));
			// Whatever a test types as a password: no page and no answer brings it back.
			const look = async (response: Response) => {
				if (!['document', 'fetch'].includes(response.request().resourceType())) return;
				const body = await response.text().catch(() => '');
				if (body.includes(password)) errors.push(`a password came back: ${response.url()}`);
			};
			page.context().on('response', (response) => looks.push(look(response)));
			await use();
			// An answer that a page left half-way never ends.
			await Promise.race([Promise.all(looks), pause(5_000, null, { ref: false })]);
			expect(errors.filter((line) => !expected.some((known) => known.test(line)))).toEqual([]);
		},
		{ auto: true }
	]
});
