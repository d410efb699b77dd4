import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { census } from '../census.ts';
import { own } from '../own.ts';
import { picture } from '@gatehouse/pictures/testing';
import { createAuthenticator } from '../passkeys/testing/authenticator.ts';
import { createBrowser, createTestApi, goodPassword, type Person } from '../testing.ts';
import { logOf } from './testing/log.ts';

const gatehouse = await createTestApi();
let root: Person;
let mara: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const next = 'copper meadow signal 91';
const chosen = { password: next, confirmPassword: next };
const admin = () => gatehouse.as(root);
const self = () => gatehouse.as(mara);
const visitor = () => gatehouse.visitor();
const member = () => gatehouse.roleId('member');
const moderator = () => gatehouse.roleId('moderator');
const onMara = () => ({ userId: mara.id });

async function registered() {
	const noor = { username: 'noor.haddad', email: 'noor@northfold.example', ...chosen };
	await (await visitor()).auth.register(noor);
	return { token: await gatehouse.mailedToken('confirmEmail') };
}
async function movingTo(email: string) {
	await (await self()).email.requestChange({ email });
	return { token: await gatehouse.mailedToken('confirmEmailChange') };
}
async function invited() {
	const { id } = await (await admin()).users.invite({ email: 'iris@northfold.example' });
	return { invitationId: id };
}
async function madeToken() {
	const made = { name: 'Nightly', scopes: ['profile:read' as const], days: 30 };
	return (await self()).tokens.create(made);
}
const terminal = async () =>
	(await visitor()).tokens.beginDevice({ name: 'laptop', scopes: ['profile:read'] });
async function lost() {
	const at = gatehouse.clock.at;
	const id = '0190a5a0-0000-7000-8000-000000000001';
	const mail = { id, userId: mara.id, template: 'resetPassword', recipient: mara.email };
	await gatehouse.db.mail.create({ data: { ...mail, createdAt: at, givenUpAt: at } });
	return { mailId: id };
}

const device = createAuthenticator({ counts: false });
async function addedPasskey() {
	const setup = await (await self()).passkeys.beginSetup();
	return (await self()).passkeys.finishSetup({ ...device.make(setup), name: 'Phone' });
}
/** An app with this key, as it shows codes. */
const codeNow = (key: string) => codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
/** Sets an app up, and waits until it shows its next code. */
async function withApp() {
	const { key } = await (await self()).twoFactor.beginSetup();
	await (await self()).twoFactor.finishSetup({ code: await codeNow(key) });
	gatehouse.clock.pass(30);
	return { key };
}
/** A login whose second step is due. */
async function halfway() {
	const { key } = await withApp();
	const browser = createBrowser();
	await (await gatehouse.from(browser)).auth.login({ email: mara.email, password: goodPassword });
	return { key, browser };
}
/** Somebody said that Mara's app is lost. */
async function lostFactor() {
	const { browser } = await halfway();
	await (await gatehouse.from(browser)).twoFactor.requestReset();
	return { token: await gatehouse.mailedToken('factorResetRequested') };
}

type Row = Partial<Record<'event' | 'actor' | 'subject' | 'thing' | 'via', string | null>>;
interface Act {
	/** What has to be there before; its rows are not looked at. */
	readonly before?: () => Promise<unknown>;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what `before` gave
	readonly does: (given: any) => Promise<unknown>;
	readonly leaves: readonly Row[];
}

const byAdmin = (event: string, more: Row = {}): Row[] => [
	{ event, actor: 'ada.byron', subject: 'mara.lindqvist', via: 'session', ...more }
];
const bySelf = (event: string, more: Row = {}): Row[] => [
	{ event, actor: 'mara.lindqvist', subject: 'mara.lindqvist', via: 'session', ...more }
];
const byVisitor = (event: string, more: Row = {}): Row[] => [
	{ event, actor: null, via: 'visitor', ...more }
];
const came = (name: string, ...events: string[]): Row[] =>
	events.map((event) => ({ event, actor: name, subject: name, via: 'visitor' }));

/** Each act that there is, and what it leaves in the log. */
const acts: Record<string, Act> = {
	'audit.export': {
		does: async () => (await admin()).audit.export({}),
		leaves: byAdmin('sensitive_read', { subject: null })
	},
	'auth.register': { does: registered, leaves: byVisitor('sensitive_create') },
	'auth.login': {
		does: async () => (await visitor()).auth.login({ email: mara.email, password: goodPassword }),
		leaves: came('mara.lindqvist', 'authn_login_success')
	},
	'auth.completeTwoFactor': {
		before: halfway,
		does: async ({ key, browser }) =>
			(await gatehouse.from(browser)).auth.completeTwoFactor({ code: await codeNow(key) }),
		leaves: came('mara.lindqvist', 'authn_login_success')
	},
	'auth.requestLoginLink': {
		does: async () => (await visitor()).auth.requestLoginLink({ email: mara.email }),
		leaves: byVisitor('authn_token_created', { subject: 'mara.lindqvist' })
	},
	'auth.loginWithLink': {
		before: async () => {
			await (await visitor()).auth.requestLoginLink({ email: mara.email });
			return { token: await gatehouse.mailedToken('loginLink') };
		},
		does: async (link) => (await visitor()).auth.loginWithLink(link),
		leaves: came('mara.lindqvist', 'authn_login_success')
	},
	'auth.confirmIdentity': {
		does: async () => (await self()).auth.confirmIdentity({ password: goodPassword }),
		leaves: bySelf('session_renewed')
	},
	'auth.logout': {
		does: async () => (await self()).auth.logout(),
		leaves: bySelf('session_expired')
	},
	'credentials.undo': {
		before: async () => {
			await (await self()).password.change({ currentPassword: goodPassword, ...chosen });
			return { token: await gatehouse.mailedToken('passwordChanged') };
		},
		does: async (link) => (await visitor()).credentials.undo(link),
		leaves: byVisitor('user_updated', { subject: 'mara.lindqvist' })
	},
	'email.cancelChange': {
		before: () => movingTo('new@northfold.example'),
		does: async () => (await self()).email.cancelChange(),
		leaves: bySelf('sensitive_delete')
	},
	'email.confirmChange': {
		before: () => movingTo('new@northfold.example'),
		does: async (link) => (await visitor()).email.confirmChange(link),
		leaves: byVisitor('user_updated', { subject: 'mara.lindqvist' })
	},
	'email.disown': {
		before: registered,
		does: async (link) => (await visitor()).email.disown(link),
		leaves: byVisitor('sensitive_delete')
	},
	'email.requestChange': {
		does: () => movingTo('new@northfold.example'),
		leaves: bySelf('sensitive_create')
	},
	'email.resendVerification': {
		before: async () => {
			await registered();
			gatehouse.clock.pass(61);
		},
		does: async () =>
			(await visitor()).email.resendVerification({ email: 'noor@northfold.example' }),
		leaves: byVisitor('authn_token_created')
	},
	'email.verify': {
		before: registered,
		does: async (link) => (await visitor()).email.verify({ ...link, password: next }),
		leaves: came('noor.haddad', 'user_created', 'authn_login_success')
	},
	'email.verifyWithNewPassword': {
		before: registered,
		does: async (link) => (await visitor()).email.verifyWithNewPassword({ ...link, ...chosen }),
		leaves: came('noor.haddad', 'user_created', 'authn_login_success')
	},
	'invitations.accept': {
		before: async () => {
			await invited();
			return { token: await gatehouse.mailedToken('invitation') };
		},
		does: async (link) =>
			(await visitor()).invitations.accept({ ...link, username: 'iris.vance', ...chosen }),
		leaves: came('iris.vance', 'user_created', 'authn_login_success')
	},
	'mail.settle': {
		before: lost,
		does: async (one) => (await admin()).mail.settle(one),
		leaves: byAdmin('authz_admin', { subject: null, thing: 'mail' })
	},
	'mail.sendAgain': {
		before: lost,
		does: async (one) => (await admin()).mail.sendAgain(one),
		leaves: byAdmin('authz_admin', { thing: 'mail' })
	},
	'passkeys.finishSetup': { does: addedPasskey, leaves: bySelf('sensitive_create') },
	'passkeys.rename': {
		before: addedPasskey,
		does: async ({ passkeyId }) => (await self()).passkeys.rename({ passkeyId, name: 'Tablet' }),
		leaves: bySelf('sensitive_update')
	},
	'passkeys.remove': {
		before: addedPasskey,
		does: async ({ passkeyId }) => (await self()).passkeys.remove({ passkeyId }),
		leaves: bySelf('sensitive_delete')
	},
	'passkeys.login': {
		before: async () => {
			await addedPasskey();
			return device.sign(await (await visitor()).passkeys.beginLogin({}));
		},
		does: async (answer) => (await visitor()).passkeys.login(answer),
		leaves: came('mara.lindqvist', 'authn_login_success')
	},
	'passkeys.confirm': {
		before: async () => {
			await addedPasskey();
			return device.sign(await (await self()).passkeys.beginConfirm());
		},
		does: async (answer) => (await self()).passkeys.confirm(answer),
		leaves: bySelf('session_renewed')
	},
	'password.change': {
		does: async () => (await self()).password.change({ currentPassword: goodPassword, ...chosen }),
		leaves: bySelf('authn_password_change')
	},
	'password.requestReset': {
		does: async () => (await visitor()).password.requestReset({ email: mara.email }),
		leaves: byVisitor('authn_token_created', { subject: 'mara.lindqvist' })
	},
	'password.reset': {
		before: async () => {
			await (await visitor()).password.requestReset({ email: mara.email });
			return { token: await gatehouse.mailedToken('resetPassword') };
		},
		does: async (link) => (await visitor()).password.reset({ ...link, ...chosen }),
		leaves: byVisitor('authn_password_change', { subject: 'mara.lindqvist' })
	},
	'profile.update': {
		does: async () => (await self()).profile.update({ username: 'mara.l', aboutMe: 'Ferns.' }),
		leaves: [{ event: 'user_updated', actor: 'mara.lindqvist', subject: 'mara.lindqvist' }]
	},
	'profile.setPicture': {
		does: async () =>
			(await self()).profile.setPicture({ picture: (await picture('png')).toString('base64') }),
		leaves: bySelf('upload_stored')
	},
	'profile.removePicture': {
		before: async () =>
			(await self()).profile.setPicture({ picture: (await picture('png')).toString('base64') }),
		does: async () => (await self()).profile.removePicture(),
		leaves: bySelf('upload_delete')
	},
	'roles.create': {
		does: async () =>
			(await admin()).roles.create({
				name: 'Editor',
				description: '',
				permissions: ['users:read']
			}),
		leaves: byAdmin('privilege_permissions_changed', { subject: null, thing: 'role' })
	},
	'roles.update': {
		does: async () =>
			(await admin()).roles.update({
				roleId: await moderator(),
				name: 'Warden',
				description: '',
				permissions: []
			}),
		leaves: byAdmin('privilege_permissions_changed', { subject: null, thing: 'role' })
	},
	'roles.delete': {
		before: async () =>
			(await admin()).roles.create({ name: 'Editor', description: '', permissions: [] }),
		does: async ({ id }) => (await admin()).roles.delete({ roleId: id }),
		leaves: byAdmin('privilege_permissions_changed', { subject: null, thing: 'role' })
	},
	'roles.assign': {
		does: async () => (await admin()).roles.assign({ ...onMara(), roleId: await moderator() }),
		leaves: byAdmin('authz_change', { thing: 'role' })
	},
	'roles.unassign': {
		does: async () => (await admin()).roles.unassign({ ...onMara(), roleId: await member() }),
		leaves: byAdmin('authz_change', { thing: 'role' })
	},
	'roles.assignMany': {
		does: async () =>
			(await admin()).roles.assignMany({ userIds: [mara.id], roleId: await moderator() }),
		leaves: byAdmin('authz_change', { thing: 'role' })
	},
	'roles.unassignMany': {
		does: async () =>
			(await admin()).roles.unassignMany({ userIds: [mara.id], roleId: await member() }),
		leaves: byAdmin('authz_change', { thing: 'role' })
	},
	'sessions.revoke': {
		does: async () => {
			const { id } = await gatehouse.db.session.findFirstOrThrow({ where: onMara() });
			await (await self()).sessions.revoke({ sessionId: id });
		},
		leaves: bySelf('session_expired', { thing: 'session' })
	},
	'sessions.revokeOthers': {
		before: async () => (await visitor()).auth.login({ email: mara.email, password: goodPassword }),
		does: async () => (await self()).sessions.revokeOthers(),
		leaves: bySelf('session_expired')
	},
	'tokens.create': { does: madeToken, leaves: bySelf('authn_token_created', { thing: 'token' }) },
	'tokens.revoke': {
		before: madeToken,
		does: async ({ id }) => (await self()).tokens.revoke({ tokenId: id }),
		leaves: bySelf('authn_token_revoked', { thing: 'token' })
	},
	'tokens.beginDevice': { does: terminal, leaves: byVisitor('sensitive_create') },
	'tokens.approveDevice': {
		before: terminal,
		does: async ({ userCode }) => (await self()).tokens.approveDevice({ userCode }),
		leaves: bySelf('authn_token_created')
	},
	'tokens.denyDevice': {
		before: terminal,
		does: async ({ userCode }) => (await self()).tokens.denyDevice({ userCode }),
		leaves: bySelf('authn_token_revoked')
	},
	'tokens.pollDevice': {
		before: async () => {
			const waits = await terminal();
			await (await self()).tokens.approveDevice({ userCode: waits.userCode });
			return waits;
		},
		does: async ({ deviceCode }) => (await visitor()).tokens.pollDevice({ deviceCode }),
		leaves: byVisitor('authn_token_created', { subject: 'mara.lindqvist', thing: 'token' })
	},
	'twoFactor.beginSetup': {
		does: async () => (await self()).twoFactor.beginSetup(),
		leaves: bySelf('sensitive_create')
	},
	'twoFactor.finishSetup': {
		before: async () => (await self()).twoFactor.beginSetup(),
		does: async ({ key }) => (await self()).twoFactor.finishSetup({ code: await codeNow(key) }),
		leaves: bySelf('sensitive_create')
	},
	'twoFactor.disable': {
		before: withApp,
		does: async () => (await self()).twoFactor.disable(),
		leaves: bySelf('sensitive_delete')
	},
	'twoFactor.regenerateRecoveryCodes': {
		before: withApp,
		does: async () => (await self()).twoFactor.regenerateRecoveryCodes(),
		leaves: bySelf('sensitive_update')
	},
	'twoFactor.forgetDevice': {
		before: async () => {
			const { key, browser } = await halfway();
			const api = await gatehouse.from(browser);
			await api.auth.completeTwoFactor({ code: await codeNow(key), trustDevice: true });
			return (await (await self()).twoFactor.trustedDevices()).items[0];
		},
		does: async ({ id }) => (await self()).twoFactor.forgetDevice({ deviceId: id }),
		leaves: bySelf('sensitive_delete')
	},
	'users.invite': {
		does: invited,
		leaves: byAdmin('authz_admin', { subject: null, thing: 'invitation' })
	},
	'users.resendInvitation': {
		before: invited,
		does: async (one) => (await admin()).users.resendInvitation(one),
		leaves: byAdmin('authz_admin', { subject: null, thing: 'invitation' })
	},
	'users.revokeInvitation': {
		before: invited,
		does: async (one) => (await admin()).users.revokeInvitation(one),
		leaves: byAdmin('authz_admin', { subject: null, thing: 'invitation' })
	},
	'users.disable': {
		does: async () => (await admin()).users.disable({ ...onMara(), reason: 'Spam' }),
		leaves: byAdmin('user_archived')
	},
	'users.undoDisable': {
		before: async () => (await admin()).users.disable({ ...onMara(), reason: 'Spam' }),
		does: async () => (await admin()).users.undoDisable(onMara()),
		leaves: byAdmin('user_updated')
	},
	'users.enable': {
		before: async () => (await admin()).users.disable({ ...onMara(), reason: 'Spam' }),
		does: async () => (await admin()).users.enable(onMara()),
		leaves: byAdmin('user_updated')
	},
	'users.disableMany': {
		does: async () => (await admin()).users.disableMany({ userIds: [mara.id], reason: 'Spam' }),
		leaves: byAdmin('user_archived')
	},
	'users.undoDisableMany': {
		before: async () => (await admin()).users.disable({ ...onMara(), reason: 'Spam' }),
		does: async () => (await admin()).users.undoDisableMany({ userIds: [mara.id] }),
		leaves: byAdmin('user_updated')
	},
	'users.enableMany': {
		before: async () => (await admin()).users.disable({ ...onMara(), reason: 'Spam' }),
		does: async () => (await admin()).users.enableMany({ userIds: [mara.id] }),
		leaves: byAdmin('user_updated')
	},
	'users.endSessions': {
		does: async () => (await admin()).users.endSessions(onMara()),
		leaves: byAdmin('session_expired')
	},
	'users.endSessionsMany': {
		does: async () => (await admin()).users.endSessionsMany({ userIds: [mara.id] }),
		leaves: byAdmin('session_expired')
	},
	'users.endSession': {
		does: async () => {
			const { id } = await gatehouse.db.session.findFirstOrThrow({ where: onMara() });
			await (await admin()).users.endSession({ ...onMara(), sessionId: id });
		},
		leaves: byAdmin('session_expired', { thing: 'session' })
	},
	'users.impersonate': {
		does: async () => (await admin()).users.impersonate({ ...onMara(), reason: 'She asked.' }),
		leaves: byAdmin('authz_admin')
	},
	'users.stopImpersonating': {
		before: async () => (await admin()).users.impersonate({ ...onMara(), reason: 'She asked.' }),
		does: async () => (await admin()).users.stopImpersonating(),
		leaves: byAdmin('authz_admin')
	},
	'twoFactor.requestReset': {
		before: halfway,
		does: async ({ browser }) => (await gatehouse.from(browser)).twoFactor.requestReset(),
		leaves: byVisitor('authn_token_created', { subject: 'mara.lindqvist' })
	},
	'twoFactor.completeReset': {
		before: async () => {
			const link = await lostFactor();
			gatehouse.clock.pass(72 * 3600);
			return link;
		},
		does: async (link) => (await visitor()).twoFactor.completeReset(link),
		leaves: byVisitor('sensitive_delete', { subject: 'mara.lindqvist' })
	},
	'twoFactor.cancelReset': {
		before: lostFactor,
		does: async () => (await self()).twoFactor.cancelReset(),
		leaves: bySelf('sensitive_update')
	},
	'twoFactor.declineReset': {
		before: lostFactor,
		does: async (link) => (await visitor()).twoFactor.declineReset(link),
		leaves: byVisitor('sensitive_update', { subject: 'mara.lindqvist' })
	},
	'users.resetTwoFactor': {
		before: withApp,
		does: async () => (await admin()).users.resetTwoFactor(onMara()),
		leaves: byAdmin('authz_admin')
	},
	'users.delete': {
		does: async () => (await admin()).users.delete(onMara()),
		leaves: byAdmin('user_deleted', { subject: null })
	},
	'users.export': {
		does: async () => (await admin()).users.export({}),
		leaves: byAdmin('sensitive_read', { subject: null })
	},
	'users.sendPasswordReset': {
		does: async () => (await admin()).users.sendPasswordReset(onMara()),
		leaves: byAdmin('authn_token_created')
	}
};

describe('each act leaves its row', () => {
	const isOwn = (name: string) => Object.hasOwn(own, name.split('.')[0] ?? '');
	const recorded = census()
		.filter(({ name, records }) => records && records !== 'nothing' && !isOwn(name))
		.map(({ name }) => name);

	test('and there is none that is not here', () => {
		expect(Object.keys(acts).sort()).toEqual(recorded);
	});

	test.each(Object.entries(acts))('%s', async (name, { before, does, leaves }) => {
		const given = await before?.();
		const known = new Set((await logOf(gatehouse)).map(({ id }) => id));
		await does(given);
		const rows = (await logOf(gatehouse)).filter(({ id }) => !known.has(id));
		const order = leaves.map(({ event }) => event);
		rows.sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event));
		expect(rows).toMatchObject(
			leaves.map((row) => ({ act: name, outcome: 'done', requestId: 'test', ...row }))
		);
		expect(rows).toHaveLength(leaves.length);
		expect(gatehouse.reports).toEqual([]);
	});
});
