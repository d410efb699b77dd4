import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';
import type { Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist');
});

async function logIn(rememberMe = false) {
	const browser = createBrowser();
	const login = { email: mara.email, password: goodPassword, rememberMe };
	await (await gatehouse.from(browser)).auth.login(login);
	return browser;
}
const list = async () => (await (await gatehouse.as(mara)).sessions.list()).items;
const isIn = async (browser: ReturnType<typeof createBrowser>) =>
	(await (await gatehouse.from(browser)).auth.session()) !== null;

describe('the list of sessions', () => {
	test('says of each where it is, how it began and how long it is remembered; here first', async () => {
		gatehouse.clock.pass(60);
		await logIn(true);
		const { at } = gatehouse.clock;
		expect(await list()).toEqual([
			expect.objectContaining({ here: true, way: 'password', rememberedUntil: null }),
			{
				id: expect.any(String),
				device: 'An unknown device',
				address: '192.0.2.1',
				createdAt: at,
				lastSeenAt: at,
				way: 'password',
				factor: null,
				rememberedUntil: new Date(at.getTime() + 720 * 3_600_000),
				here: false
			}
		]);
	});

	test('holds nothing that logs in: no id of it is a token, and no token is in it', async () => {
		const browser = await logIn();
		const rows = await list();
		const rendered = JSON.stringify(rows);
		for (const { token } of [browser.session, mara.browser.session])
			expect(rendered).not.toContain(token);
		const strings = rows.flatMap((row) =>
			Object.values(row).filter((value) => typeof value === 'string')
		);
		for (const text of strings) {
			expect(await isIn(createBrowser(text))).toBe(false);
			expect(await isIn(createBrowser(Buffer.from(text).toString('base64url')))).toBe(false);
		}
	});

	test('has no session by which somebody else looks through their eyes, nor any that has ended', async () => {
		const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
		const view = { userId: mara.id, reason: 'She asked.' };
		await (await gatehouse.as(root)).users.impersonate(view);
		expect(await gatehouse.db.session.count({ where: { userId: mara.id } })).toBe(2);
		expect(await list()).toHaveLength(1);
		await logIn();
		gatehouse.clock.pass(8 * 3600 - 1);
		await list();
		gatehouse.clock.pass(1);
		expect(await list()).toHaveLength(1);
	});
});

describe('ending one', () => {
	test('holds from its very next request on, and for that one alone', async () => {
		const [phone, desk] = [await logIn(), await logIn()];
		const { session } = await gatehouse.contextOf(phone);
		await (await gatehouse.as(mara)).sessions.revoke({ sessionId: session?.id ?? '' });
		expect([await isIn(phone), await isIn(desk)]).toEqual([false, true]);
		const again = (await gatehouse.as(mara)).sessions.revoke({ sessionId: session?.id ?? '' });
		expect(await failure(again)).toEqual({ kind: 'notFound' });
	});

	test("of somebody else's is none that is there", async () => {
		const noor = await gatehouse.person('noor.haddad');
		const { session } = await gatehouse.contextOf(noor.browser);
		const theirs = { sessionId: session?.id ?? '' };
		expect(await failure((await gatehouse.as(mara)).sessions.revoke(theirs))).toEqual({
			kind: 'notFound'
		});
		expect(await (await gatehouse.as(noor)).auth.session()).not.toBeNull();
	});
});

describe('who administers', () => {
	test('is logged out after an hour without a visit, remembered or not, to the second', async () => {
		const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
		const login = { email: root.email, password: goodPassword, rememberMe: true };
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.login(login);
		for (let visit = 0; visit < 3; visit++) {
			gatehouse.clock.pass(3599);
			expect(await isIn(browser)).toBe(true);
		}
		gatehouse.clock.pass(3600);
		expect(await isIn(browser)).toBe(false);
	});

	test('counts from the moment the role is given, and no longer when it is taken', async () => {
		const browser = await logIn(true);
		const role = await gatehouse.roleId('moderator');
		const held = { userId: mara.id, roleId: role };
		await gatehouse.db.userRole.create({ data: { ...held, givenAt: gatehouse.clock.at } });
		gatehouse.clock.pass(3599);
		expect(await isIn(browser)).toBe(true);
		await gatehouse.db.userRole.deleteMany({ where: held });
		gatehouse.clock.pass(3599);
		expect(await isIn(browser)).toBe(true);
		gatehouse.clock.pass(86_400);
		expect(await isIn(browser)).toBe(true);
	});
});
