import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';
import { logOf } from './testing/log.ts';

const gatehouse = await createTestApi();
let root: Person;
let mara: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const admin = () => gatehouse.as(root);
const self = () => gatehouse.as(mara);
const visitor = () => gatehouse.visitor();
const chosen = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };
const onMara = () => ({ userId: mara.id });

describe('what was refused', () => {
	test('a wrong password: whose account, and by nobody', async () => {
		const wrong = { email: mara.email, password: 'wrong' };
		await failure((await visitor()).auth.login(wrong));
		await failure((await visitor()).auth.login({ ...wrong, email: 'nobody@northfold.example' }));
		expect(await logOf(gatehouse)).toMatchObject([
			{
				event: 'authn_login_fail',
				outcome: 'refused',
				reason: 'wrongPassword',
				actor: null,
				subjectId: mara.id
			},
			{ event: 'authn_login_fail', outcome: 'refused', subjectId: null }
		]);
	});

	test('a recovery code that was used: nobody came in, and the log does not say so', async () => {
		const { key } = await (await self()).twoFactor.beginSetup();
		const code = await codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
		const { recoveryCodes } = await (await self()).twoFactor.finishSetup({ code });
		const logIn = async (used: string) => {
			const browser = createBrowser();
			const api = () => gatehouse.from(browser);
			await (await api()).auth.login({ email: mara.email, password: goodPassword });
			return failure((await api()).auth.completeTwoFactor({ code: used }));
		};
		const [recovery = ''] = recoveryCodes;
		expect(await logIn(recovery)).toBe('succeeded');
		const before = (await logOf(gatehouse)).length;
		for (const used of [recovery, `${recovery.slice(0, -1)}${recovery.endsWith('A') ? 'B' : 'A'}`])
			expect(await logIn(used)).toHaveProperty('code');
		const rows = (await logOf(gatehouse)).slice(before);
		expect(rows.map(({ event, outcome }) => [event, outcome])).toEqual([
			['authn_token_created', 'done'],
			['authn_login_fail', 'refused'],
			['authn_token_created', 'done'],
			['authn_login_fail', 'refused']
		]);
	});

	test('a link that is over undoes nothing, and the log does not say so', async () => {
		const undone = (await visitor()).credentials.undo({ token: 'A'.repeat(43) });
		expect(await failure(undone)).toHaveProperty('form');
		expect((await logOf(gatehouse)).filter(({ outcome }) => outcome === 'done')).toEqual([]);
	});

	test('what one may not do, also by a question', async () => {
		await failure((await self()).users.disable({ ...onMara(), reason: 'Spam' }));
		await failure((await self()).users.list({}));
		const common = { event: 'authz_fail', outcome: 'refused', reason: 'missingPermission' };
		expect(await logOf(gatehouse)).toMatchObject([
			{ ...common, act: 'users.disable', actorId: mara.id },
			{ ...common, act: 'users.list', actorId: mara.id }
		]);
	});

	test('each of many for themselves, and the last administrator', async () => {
		const other = await gatehouse.person('kim.larsen', { roles: ['administrator'] });
		const roleId = await gatehouse.roleId('administrator');
		const userIds = [root.id, other.id];
		await (await admin()).roles.unassignMany({ userIds, roleId });
		expect(await logOf(gatehouse)).toMatchObject([
			{ outcome: 'refused', reason: 'onYourself' },
			{ outcome: 'done', subject: 'kim.larsen' }
		]);
	});

	test('too often: the first of a window, and none of the rest', async () => {
		const tries = Array.from({ length: 30 }, async () =>
			failure((await visitor()).auth.login({ email: mara.email, password: 'wrong' }))
		);
		await Promise.all(tries);
		const events = (await logOf(gatehouse)).map(({ event }) => event).sort();
		expect(events).toEqual([
			...Array<string>(10).fill('authn_login_fail'),
			'excess_rate_limit_exceeded'
		]);
	});

	test('a slip of the hand is not recorded', async () => {
		await failure((await self()).profile.update({ username: 'x', aboutMe: '' }));
		expect(await logOf(gatehouse)).toEqual([]);
	});
});

describe('an act that is broken off', () => {
	test('leaves neither itself nor a row', async () => {
		const context = await gatehouse.contextOf(mara.browser);
		const send = async () => {
			throw new Error('broken off');
		};
		const broken = createCaller({ ...context, mailer: { ...context.mailer, send } });
		await expect(
			broken.password.change({ currentPassword: goodPassword, ...chosen })
		).rejects.toThrow();
		expect(await logOf(gatehouse)).toEqual([]);
		gatehouse.reports.length = 0;
	});
});
