import { beforeEach, describe, expect, it, test } from 'vitest';
import { census } from '../census.ts';
import { createBrowser, createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let root: Person;
let mara: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['moderator'] });
});

const reason = 'She asked why a page is missing.';
const look = async (by: Person, at: Person) =>
	(await gatehouse.as(by)).users.impersonate({ userId: at.id, reason });
const whoIs = async ({ browser }: Person) =>
	(await (await gatehouse.from(browser)).auth.session())?.user.username ?? null;
const no = (why: string) => ({ kind: 'notAllowed', why });

describe('who sees the site as somebody else', () => {
	it('is them to every page, without what they administer, and for half an hour', async () => {
		await look(root, mara);
		const { user, session } = await gatehouse.contextOf(root.browser);
		expect(user).toMatchObject({ username: 'mara.lindqvist', permissions: [] });
		expect(session?.viewer).toMatchObject({ username: 'ada.byron' });
		gatehouse.clock.pass(30 * 60 - 1);
		expect(await whoIs(root)).toBe('mara.lindqvist');
		gatehouse.clock.pass(1);
		expect(await whoIs(root)).toBeNull();
	});

	it('tells them, with the reason', async () => {
		await look(root, mara);
		const letters = await gatehouse.letters();
		const viewer = 'ada.byron';
		const values = expect.objectContaining({ username: 'mara.lindqvist', viewer, reason });
		expect(letters).toEqual([
			expect.objectContaining({ template: 'viewedAs', to: mara.email, values })
		]);
	});

	it('leaves no trace of a visit of theirs', async () => {
		const seen = () => gatehouse.db.user.findUniqueOrThrow({ where: { id: mara.id } });
		const before = await seen();
		await look(root, mara);
		gatehouse.clock.pass(20 * 60);
		expect(await whoIs(root)).toBe('mara.lindqvist');
		expect(await seen()).toEqual(before);
		const { items } = await (await gatehouse.as(mara)).audit.mine({});
		expect(items.map(({ act }) => act)).toEqual(['users.impersonate']);
		const boss = await gatehouse.person('boss', { roles: ['administrator'] });
		const { items: devices } = await (await gatehouse.as(boss)).users.sessions({ userId: mara.id });
		expect(devices).toHaveLength(1);
	});

	it('changes nothing: every act is refused, whatever is asked, but to stop and to leave', async () => {
		await look(root, mara);
		const asked = Object.entries(await asEach());
		expect(asked.length).toBeGreaterThan(40);
		for (const [name, answer] of asked) expect([name, answer]).toEqual([name, no('viewing')]);
		expect(await whoIs(root)).toBe('mara.lindqvist');
	});

	it('is named beside them in the log', async () => {
		await look(root, mara);
		const viewed = await gatehouse.from(root.browser);
		expect(await failure(viewed.profile.removePicture())).toEqual(no('viewing'));
		await viewed.users.stopImpersonating();
		const { items } = await (await gatehouse.from(root.browser)).audit.list({});
		const brief = items.map(({ act, outcome, reason, actor, impersonator, subject }) =>
			[act, outcome, reason, actor?.username, impersonator?.username, subject?.username].join(' ')
		);
		expect(brief.slice(0, 3)).toEqual([
			'users.stopImpersonating done  ada.byron  mara.lindqvist',
			`profile.removePicture refused viewing mara.lindqvist ada.byron mara.lindqvist`,
			'users.impersonate done  ada.byron  mara.lindqvist'
		]);
	});

	/** What every act answers to who looks through somebody's eyes. */
	async function asEach() {
		const answers: Record<string, unknown> = {};
		for (const { name, records, whileViewing } of census()) {
			if (!records || whileViewing) continue;
			const api: object = await gatehouse.from(root.browser);
			const call = name.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), api);
			if (typeof call !== 'function') throw new TypeError(name);
			answers[name] = await failure(Promise.resolve(call({})));
		}
		return answers;
	}
});

describe('to stop', () => {
	it('leads back to oneself, under a new token', async () => {
		const before = root.browser.session.token;
		await look(root, mara);
		const { session, own } = root.browser;
		const tokens = [before, session.token, own.token];
		expect(new Set(tokens).size).toBe(3);
		await (await gatehouse.from(root.browser)).users.stopImpersonating();
		expect(await whoIs(root)).toBe('ada.byron');
		expect(own.token).toBeNull();
		// Neither what was lent nor what waited works any more.
		for (const token of tokens)
			expect(await whoIs({ ...root, browser: createBrowser(token) })).toBeNull();
	});

	it('leads nowhere where one has logged out elsewhere meanwhile, and that ends it at once', async () => {
		await look(root, mara);
		const own = createBrowser(root.browser.own.token);
		await (await gatehouse.from(own)).auth.logout();
		expect(await whoIs(root)).toBeNull();
	});

	it('is also to log out: of both', async () => {
		await look(root, mara);
		const { session, own } = root.browser;
		const tokens = [session.token, own.token];
		await (await gatehouse.from(root.browser)).auth.logout();
		expect([session.token, own.token]).toEqual([null, null]);
		for (const token of tokens)
			expect(await whoIs({ ...root, browser: createBrowser(token) })).toBeNull();
		expect(await whoIs(mara)).toBe('mara.lindqvist');
	});
});

describe('it ends on the very next request', () => {
	const all = ['users:read', 'users:impersonate', 'audit:read'] as const;
	let vera: Person;
	let noor: Person;
	beforeEach(async () => {
		vera = await gatehouse.person('vera.novak', { permissions: [...all] });
		noor = await gatehouse.person('noor.haddad', { permissions: ['users:read'] });
		await look(vera, noor);
		expect(await whoIs(vera)).toBe('noor.haddad');
	});

	const boss = () => gatehouse.as(root);
	const roleOf = async (nameFolded: string) =>
		(await gatehouse.db.role.findUniqueOrThrow({ where: { nameFolded } })).id;
	const hers = (username: string) => roleOf(username);

	test.each<[string, () => Promise<unknown>]>([
		[
			'the role is taken from them',
			async () =>
				(await boss()).roles.unassign({ userId: vera.id, roleId: await hers('vera.novak') })
		],
		[
			'the role allows it no more',
			async () =>
				gatehouse.db.rolePermission.deleteMany({
					where: { roleId: await hers('vera.novak'), permission: 'users:impersonate' }
				})
		],
		[
			'whom they view may do more by now',
			async () =>
				(await boss()).roles.assign({
					userId: noor.id,
					roleId: await gatehouse.roleId('administrator')
				})
		],
		[
			'they are disabled',
			async () => (await boss()).users.disable({ userId: vera.id, reason: 'Left.' })
		],
		[
			'whom they view is disabled',
			async () => (await boss()).users.disable({ userId: noor.id, reason: 'Left.' })
		],
		['their sessions are ended', async () => (await boss()).users.endSessions({ userId: vera.id })],
		[
			'the sessions of whom they view are ended',
			async () => (await boss()).users.endSessions({ userId: noor.id })
		],
		[
			'their own session is not used for as long as one may leave it',
			async () =>
				gatehouse.db.session.updateMany({
					where: { userId: vera.id },
					data: { idleExpiresAt: gatehouse.clock.at }
				})
		],
		[
			'their own session has lasted as long as one may',
			async () =>
				gatehouse.db.session.updateMany({
					where: { userId: vera.id },
					data: { absExpiresAt: gatehouse.clock.at }
				})
		],
		['they are deleted', async () => (await boss()).users.delete({ userId: vera.id })]
	])('when %s', async (_why, happens) => {
		await happens();
		expect(await whoIs(vera)).toBeNull();
	});
});

describe('nobody sees the site as', () => {
	it('who may do something that they may not', async () => {
		const vera = await gatehouse.person('vera.novak', { permissions: ['users:impersonate'] });
		expect(await failure(look(vera, mara))).toEqual(no('beyondYours'));
	});

	it('who may do as much', async () => {
		const boss = await gatehouse.person('boss', { roles: ['administrator'] });
		expect(await failure(look(root, boss))).toEqual(no('asMuchAsYours'));
	});

	it('themselves, nobody at all, or who is disabled', async () => {
		expect(await failure(look(root, root))).toEqual(no('onYourself'));
		const nobody = { ...mara, id: '0190a5a0-0000-7000-8000-000000000001' };
		expect(await failure(look(root, nobody))).toEqual({ kind: 'notFound' });
		await (await gatehouse.as(root)).users.disable({ userId: mara.id, reason: 'Left.' });
		expect(await failure(look(root, mara))).toEqual({
			kind: 'conflict',
			conflict: 'accountDisabled'
		});
	});

	it('anybody, without the permission, a reason or a proof of a few minutes ago', async () => {
		const noor = await gatehouse.person('noor.haddad');
		expect(await failure(look(mara, noor))).toMatchObject(no('missingPermission'));
		const blank = { userId: noor.id, reason: ' ' };
		expect(await failure((await gatehouse.as(root)).users.impersonate(blank))).toHaveProperty(
			'reason'
		);
		gatehouse.clock.pass(15 * 60 + 1);
		expect(await failure(look(root, mara))).toEqual({ kind: 'stepUpRequired' });
	});

	it('a second one from there', async () => {
		const noor = await gatehouse.person('noor.haddad');
		await look(root, mara);
		expect(await failure(look(root, noor))).toEqual(no('viewing'));
	});

	it('two at once, from one session', async () => {
		const noor = await gatehouse.person('noor.haddad');
		const twice = createBrowser(root.browser.session.token);
		const [one, other] = [await gatehouse.from(root.browser), await gatehouse.from(twice)];
		await one.users.impersonate({ userId: mara.id, reason });
		await other.users.impersonate({ userId: noor.id, reason });
		expect(await whoIs(root)).toBeNull();
		expect(await whoIs({ ...root, browser: twice })).toBe('noor.haddad');
		expect(await gatehouse.db.session.count({ where: { viewerSessionId: { not: null } } })).toBe(1);
	});
});
