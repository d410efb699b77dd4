import {
	codeOf,
	hashToken,
	isToken,
	isTrusted,
	newToken,
	seedFromText,
	stepAt
} from '@gatehouse/auth';
import { Prisma } from '@gatehouse/db';
import { beforeAll, expect, test } from 'vitest';
import { census } from '../census.ts';
import { appRouter } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

// Somebody has stolen the database, and tries whatever stands in it wherever something lets one in.

const unlimited = { hit: async () => null, refund: async () => {}, sweep: async () => {} };

const gatehouse = await createTestApi({ reset: 'once' });
let mara: Person;
const pending = createBrowser();
beforeAll(async () => {
	Object.assign(gatehouse.services, { limits: unlimited });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['administrator'] });
	await everythingThatLetsIn();
}, 60_000);

const login = { email: 'mara.lindqvist@northfold.example', password: goodPassword };

/** One of everything that somebody could come in by, or that leads there. */
async function everythingThatLetsIn() {
	const self = () => gatehouse.as(mara);
	const { db, clock } = gatehouse;
	const { key } = await (await self()).twoFactor.beginSetup();
	const codeNow = () => codeOf(seedFromText(key), stepAt(clock.at));
	await (await self()).twoFactor.finishSetup({ code: await codeNow() });
	clock.pass(60);
	const visitor = await gatehouse.visitor();
	const other = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };
	await visitor.auth.register({ username: 'noor', email: 'noor@northfold.example', ...other });
	await (await self()).users.invite({ email: 'iris@northfold.example' });
	await (await self()).tokens.create({ name: 'Nightly', scopes: ['profile:read'], days: 30 });
	await visitor.tokens.beginDevice({ name: 'laptop', scopes: ['profile:read'] });
	const trusted = createBrowser();
	await (await gatehouse.from(trusted)).auth.login(login);
	const second = { code: await codeNow(), trustDevice: true };
	await (await gatehouse.from(trusted)).auth.completeTwoFactor(second);
	await (await gatehouse.from(pending)).auth.login(login);
	await (await gatehouse.from(pending)).twoFactor.requestReset();
	await visitor.password.requestReset({ email: mara.email });
	await (await self()).email.requestChange({ email: 'new@northfold.example' });
	const at = { userId: mara.id, createdAt: clock.at };
	const end = new Date(clock.at.getTime() + 600_000);
	await db.loginLink.create({
		data: { ...at, tokenHash: hashToken(newToken()), credentialVersion: 0, expiresAt: end }
	});
	const bytes = () => new Uint8Array(Buffer.from(newToken(), 'base64url'));
	const keys = { credentialId: bytes(), publicKey: bytes(), counter: 0, transports: ['usb'] };
	await db.passkey.create({ data: { ...at, ...keys, name: 'Phone', backedUp: false } });
	await db.passkeyCeremony.create({
		data: { challengeHash: bytes(), purpose: 'login', userId: mara.id, expiresAt: end }
	});
}

/** Every row of every table, whatever schema it is in. */
async function rows(): Promise<Map<string, string[]>> {
	const { db } = gatehouse;
	const tables = await db.$queryRaw<{ name: string }[]>`
		SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
		WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;
	const all = new Map<string, string[]>();
	for (const { name } of tables) {
		const found = await db.$queryRaw<{ row: string }[]>(
			Prisma.sql`SELECT row_to_json(t)::text AS row FROM ${Prisma.raw(name)} t`
		);
		all.set(
			name,
			found.map(({ row }) => row)
		);
	}
	return all;
}

/** Every text in a value, leaf by leaf; and what is written in a text as JSON. */
function leaves(value: unknown): string[] {
	if (typeof value === 'string') {
		const nested = /^[[{"]/.test(value) ? parsed(value) : undefined;
		return [value, ...(nested === undefined ? [] : leaves(nested))];
	}
	if (typeof value === 'number') return [String(value)];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const binary = ['hex', 'base64', 'base64url', 'utf8', 'latin1'] as const;

/** How what stands there could be written where it is asked for. */
function spellings(leaf: string): string[] {
	const bytes = leaf.startsWith(String.raw`\x`) ? [Buffer.from(leaf.slice(2), 'hex')] : [];
	const parts = leaf.split(/[.$\s,:]+/).filter((part) => part.length > 5);
	const text = [leaf, ...parts].flatMap((part) => [
		part,
		Buffer.from(part).toString('base64url'),
		Buffer.from(part, 'base64url').toString('base64url'),
		Buffer.from(part, 'base64').toString('utf8')
	]);
	return [...text, ...bytes.flatMap((each) => binary.map((as) => each.toString(as)))];
}

const at = (value: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);

/** The procedures that take what was mailed. */
const byToken = census().filter(({ name }) => {
	const [input] = [at(appRouter._def.procedures, name, '_def', 'inputs')].flat();
	return Object.hasOwn(Object(at(input, 'shape')), 'token');
});

const untouched = [
	'public.sessions',
	'public.api_tokens',
	'public.recovery_codes',
	'public.login_links',
	'public.password_resets',
	'public.email_changes',
	'public.factor_resets',
	'public.credential_changes',
	'public.registrations',
	'public.invitations',
	'public.device_logins',
	'public.users'
];

test('no string of a stolen database logs anybody in, in whatever place', async () => {
	const before = await rows();
	const texts = (among: Iterable<string[]>) => [
		...new Set([...among].flat().map(parsed).flatMap(leaves).flatMap(spellings))
	];
	const stolen = texts(before.values());
	const tokens = stolen.filter(isToken);
	for (const table of untouched) expect(before.get(table), table).not.toHaveLength(0);
	expect(stolen.length).toBeGreaterThan(500);
	expect(tokens.length).toBeGreaterThan(20);
	expect(byToken.length).toBeGreaterThan(8);
	const { services, db, clock } = gatehouse;

	// As a cookie, of each kind, and as a program's token.
	for (const text of stolen) {
		expect(await services.sessions.read(text)).toBeNull();
		expect(await services.tokens.read(text)).toBeNull();
		expect(await isTrusted(db, mara.id, text, clock.at)).toBe(false);
		const browser = createBrowser();
		browser.pending.set(text, null);
		browser.registration.set(text, null);
		const { twoFactor, email } = await gatehouse.from(browser);
		expect(await twoFactor.pending()).toBeNull();
		expect(await email.waiting()).toBeNull();
	}
	// Even with the password: a device of the dump is asked for the second factor.
	for (const token of tokens) {
		const browser = createBrowser();
		browser.device.set(token, null);
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({
			status: 'twoFactorRequired'
		});
	}

	// As what was mailed.
	const api = await gatehouse.visitor();
	const chosen = { username: 'intruder', password: goodPassword, confirmPassword: goodPassword };
	for (const { name } of byToken) {
		const [input] = [at(appRouter._def.procedures, name, '_def', 'inputs')].flat();
		const more = Object.entries(chosen).filter(([key]) =>
			Object.hasOwn(Object(at(input, 'shape')), key)
		);
		const call = at(api, ...name.split('.'));
		if (typeof call !== 'function') throw new Error(`${name} cannot be called.`);
		for (const token of stolen) {
			const answer: Promise<unknown> = call({ token, ...Object.fromEntries(more) });
			const outcome = await answer.then(
				(value) => at(value, 'state'),
				() => 'gone'
			);
			expect(outcome, name).toBe('gone');
		}
	}

	// As a code, at a login whose first step is done, after any number of tries.
	const step = await gatehouse.from(pending);
	for (const code of stolen) {
		expect(await failure(step.auth.completeTwoFactor({ code }))).not.toBe('succeeded');
		await db.pendingLogin.updateMany({ data: { tries: 0 } });
	}

	// As the password: what is kept of passwords, and of whom they are.
	const kept = [before.get('public.users'), before.get('public.registrations')];
	for (const text of texts(kept.map((all) => all ?? [])).filter(({ length }) => length > 7))
		expect(await failure(api.auth.login({ ...login, password: text }))).not.toBe('succeeded');

	const after = await rows();
	for (const table of untouched) expect(after.get(table), table).toEqual(before.get(table));
}, 120_000);
