import { describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const theirs = 'copper meadow signal 91';
const chosen = { password: theirs, confirmPassword: theirs };
const away = 'intruder@elsewhere.example';

/** Mara's account, in the hands of somebody who knows her password. */
async function hijacked() {
	const mara = await gatehouse.person('mara.lindqvist');
	const intruder = createBrowser();
	const login = { email: mara.email, password: goodPassword };
	await (await gatehouse.from(intruder)).auth.login(login);
	return { mara, intruder };
}
const changePassword = async (browser: ReturnType<typeof createBrowser>) => {
	const api = await gatehouse.from(browser);
	await api.password.change({ currentPassword: goodPassword, ...chosen });
	return gatehouse.mailedToken('passwordChanged');
};
const changeEmail = async (browser: ReturnType<typeof createBrowser>, email: string) => {
	await (await gatehouse.from(browser)).email.requestChange({ email });
	const undo = await gatehouse.mailedToken('emailChangeRequested');
	const token = await gatehouse.mailedToken('confirmEmailChange');
	await (await gatehouse.visitor()).email.confirmChange({ token });
	return undo;
};
const emailOf = async (userId: string) =>
	(await gatehouse.db.user.findUniqueOrThrow({ where: { id: userId } })).email;

describe('"it wasn\'t me"', () => {
	test('undoes a change of password and all that came after it, and leads to a new password', async () => {
		const { mara, intruder } = await hijacked();
		const token = await changePassword(intruder);
		const later = await changeEmail(intruder, away);
		expect(await emailOf(mara.id)).toBe(away);
		gatehouse.clock.pass(71 * 3600);

		const owner = await gatehouse.visitor();
		expect(await owner.credentials.previewUndo({ token })).toMatchObject({
			state: 'undoable',
			what: 'password',
			email: mara.email
		});
		const undone = await owner.credentials.undo({ token });
		expect(undone.status).toBe('undone');
		expect(await emailOf(mara.id)).toBe(mara.email);
		expect(await gatehouse.db.session.count()).toBe(0);
		for (const password of [goodPassword, theirs])
			for (const email of [mara.email, away])
				expect(await failure(owner.auth.login({ email, password }))).toEqual({
					form: 'Invalid email or password.'
				});
		expect(await failure(owner.credentials.undo({ token }))).toHaveProperty('form');
		expect(await failure(owner.credentials.undo({ token: later }))).toHaveProperty('form');

		const own = 'willow copper harbour 17';
		await owner.password.reset({ token: undone.token, password: own, confirmPassword: own });
		expect(await failure(owner.auth.login({ email: mara.email, password: own }))).toBe('succeeded');
		const mailed = (await gatehouse.letters()).map(({ template, to }) => `${template} ${to}`);
		expect(mailed).toContain(`changeUndone ${mara.email}`);
		expect(mailed).toContain(`emailWithdrawn ${away}`);
	});

	test('cancels a change of address that waits; the same link undoes it afterwards', async () => {
		const { mara, intruder } = await hijacked();
		await (await gatehouse.from(intruder)).email.requestChange({ email: away });
		const token = await gatehouse.mailedToken('emailChangeRequested');
		const confirm = await gatehouse.mailedToken('confirmEmailChange');
		const owner = await gatehouse.visitor();
		expect(await owner.credentials.previewUndo({ token })).toMatchObject({ state: 'pending' });
		const { status, token: reset } = await owner.credentials.undo({ token });
		expect(status).toBe('cancelled');
		expect(await failure(owner.email.confirmChange({ token: confirm }))).toHaveProperty('form');
		expect(await owner.password.previewReset({ token: reset })).toMatchObject({ state: 'ready' });

		const again = await changeEmail(intruder, away);
		expect(await emailOf(mara.id)).toBe(away);
		expect(await owner.credentials.undo({ token: again })).toMatchObject({ status: 'undone' });
		expect(await emailOf(mara.id)).toBe(mara.email);
	});

	test('cannot be used by whoever came after to end the link of who was before', async () => {
		const { mara, intruder } = await hijacked();
		const owners = await changeEmail(intruder, away);
		const intruders = await changeEmail(intruder, 'second@elsewhere.example');
		const anyone = await gatehouse.visitor();
		await anyone.credentials.undo({ token: intruders });
		expect(await emailOf(mara.id)).toBe(away);
		await anyone.credentials.undo({ token: owners });
		expect(await emailOf(mara.id)).toBe(mara.email);
	});

	test('ends after 72 hours', async () => {
		const { intruder } = await hijacked();
		const token = await changePassword(intruder);
		gatehouse.clock.pass(72 * 3600);
		const owner = await gatehouse.visitor();
		expect(await owner.credentials.previewUndo({ token })).toEqual({ state: 'gone' });
		expect(await failure(owner.credentials.undo({ token }))).toHaveProperty('form');
	});

	test('asked for fifty times at once, happens once', async () => {
		const { mara, intruder } = await hijacked();
		const token = await changeEmail(intruder, away);
		const outcomes = await Promise.all(
			Array.from({ length: 50 }, async (_, at) =>
				failure((await gatehouse.visitor(`192.0.2.${at + 1}`)).credentials.undo({ token }))
			)
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await emailOf(mara.id)).toBe(mara.email);
		expect(gatehouse.reports).toEqual([]);
	});

	test('finds the address free: nobody else can take it meanwhile', async () => {
		const { mara, intruder } = await hijacked();
		const first = await changeEmail(intruder, away);
		const stranger = createBrowser();
		const taking = { username: 'a.stranger', email: mara.email, ...chosen };
		await (await gatehouse.from(stranger)).auth.register(taking);
		const letter = (await gatehouse.letters()).at(-1);
		expect(letter).toMatchObject({ template: 'emailChangedAway', to: mara.email });
		const noor = await gatehouse.person('noor.haddad');
		await (await gatehouse.as(noor)).email.requestChange({ email: mara.email });
		expect((await gatehouse.letters()).at(-1)?.template).toBe('emailChangeRequested');

		// The letter brought a new link; the one before it is replaced.
		const owner = await gatehouse.visitor();
		expect(await owner.credentials.previewUndo({ token: first })).toEqual({ state: 'gone' });
		const token = await gatehouse.mailedToken('emailChangedAway');
		await owner.credentials.undo({ token });
		expect(await emailOf(mara.id)).toBe(mara.email);
	});
});
