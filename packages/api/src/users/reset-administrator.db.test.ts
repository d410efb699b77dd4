import { expect, test } from 'vitest';
import { createTestApi, failure, goodPassword } from '../testing.ts';
import { resetAdministrator } from './reset-administrator.ts';

const gatehouse = await createTestApi();

const next = 'copper meadow signal 91';
const reset = (email: string, password = next) =>
	resetAdministrator(gatehouse.services, { email, password });
const logIn = async (email: string, password: string) =>
	failure((await gatehouse.visitor()).auth.login({ email, password }));

test('an administrator gets a new password; sessions, tokens and what was mailed end', async () => {
	const mara = await gatehouse.person('mara.lindqvist', { roles: ['administrator'] });
	const asMara = await gatehouse.as(mara);
	const { token } = await asMara.tokens.create({ name: 'CI', scopes: ['users:read'] });
	const visitor = await gatehouse.visitor();
	const { userCode, deviceCode } = await visitor.tokens.beginDevice({
		name: 'A terminal',
		scopes: ['users:read']
	});
	await asMara.tokens.approveDevice({ userCode });
	await visitor.password.requestReset({ email: mara.email });
	const mailed = await gatehouse.mailedToken('resetPassword');

	const { id, username, email } = mara;
	expect(await reset(' Mara.Lindqvist@Northfold.example')).toEqual({ id, username, email });
	expect(await logIn(email, goodPassword)).toHaveProperty('form');
	expect(await logIn(email, next)).toBe('succeeded');
	expect(await (await gatehouse.as(mara)).auth.session()).toBeNull();
	await expect(gatehouse.byToken(token)).rejects.toThrow();
	expect((await visitor.tokens.pollDevice({ deviceCode })).status).toBe('expired');
	expect(await visitor.password.previewReset({ token: mailed })).toEqual({ state: 'gone' });
});

test('only for who is an administrator, by a password that may be used', async () => {
	const noor = await gatehouse.person('noor.haddad', { roles: ['moderator', 'member'] });
	const mara = await gatehouse.person('mara.lindqvist', { roles: ['administrator'] });
	await expect(reset(noor.email)).rejects.toThrow(`No administrator has the address ${noor.email}`);
	await expect(reset('nobody@northfold.example')).rejects.toThrow('No administrator');
	await expect(reset('no address')).rejects.toThrow('No administrator');
	await expect(reset(mara.email, 'short')).rejects.toThrow('Too short');
	await expect(reset(mara.email, 'mara.lindqvist')).rejects.toThrow();
	await gatehouse.person('kim.larsen', { roles: ['administrator'] });
	await gatehouse.db.user.update({
		where: { id: mara.id },
		data: { disabledAt: gatehouse.clock.at }
	});
	await expect(reset(mara.email)).rejects.toThrow('is disabled');
	for (const { email } of [noor, mara]) expect(await logIn(email, next)).not.toBe('succeeded');
	expect(await logIn(noor.email, goodPassword)).toBe('succeeded');
});

test('ten at once: one sets the password that works, the others say that it changed meanwhile', async () => {
	const { email } = await gatehouse.person('mara.lindqvist', { roles: ['administrator'] });
	const chosen = Array.from({ length: 10 }, (_, at) => `copper meadow signal ${at} lantern`);
	const outcomes = await Promise.allSettled(chosen.map((password) => reset(email, password)));
	const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
	const others = outcomes.flatMap((outcome) =>
		outcome.status === 'rejected' ? [String(outcome.reason)] : []
	);
	expect(others).toHaveLength(9);
	for (const words of others) expect(words).toContain('changed in this very moment');
	expect(await logIn(email, chosen[won] ?? '')).toBe('succeeded');
});
