import { expect } from 'vitest';
import { createBrowser, goodPassword, type Person, type TestApi } from '../../testing.ts';
import { createAuthenticator, type Authenticator, type Twist } from './authenticator.ts';

type Browser = ReturnType<typeof createBrowser>;

/** What is said to whom a passkey does not let in. */
export const refused = { form: expect.any(String) };

/** What people do with passkeys, and what the log says of it. */
export const createActs = (gatehouse: TestApi) => ({
	/** Has a device make a passkey for whoever is logged in there. */
	async add(person: Person, device = createAuthenticator(), name = 'Phone') {
		const setup = await (await gatehouse.as(person)).passkeys.beginSetup();
		const made = { ...device.make(setup), name };
		return { device, ...(await (await gatehouse.as(person)).passkeys.finishSetup(made)) };
	},

	/** Logs in with what a device signs. */
	async logIn(device: Authenticator, twist: Twist = {}, browser = createBrowser()) {
		const question = await (await gatehouse.from(browser)).passkeys.beginLogin({});
		const answer = device.sign(question, twist);
		return (await gatehouse.from(browser)).passkeys.login(answer);
	},

	/** A browser in which the password was right. */
	async halfway(person: Person, browser = createBrowser(), rememberMe = false) {
		const login = { email: person.email, password: goodPassword, rememberMe };
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({
			status: 'twoFactorRequired'
		});
		return browser;
	},

	/** Does the second step of the login that waits there. */
	async complete(browser: Browser, device: Authenticator, trustDevice = false) {
		const asked = await (await gatehouse.from(browser)).passkeys.beginLogin({ step: 'factor' });
		const answer = { ...device.sign(asked), step: 'factor' as const, trustDevice };
		return (await gatehouse.from(browser)).passkeys.login(answer);
	},

	whoIsIn: async (browser: Browser) =>
		(await (await gatehouse.from(browser)).auth.session())?.user.username,

	/** What the log says was refused, and of whom. */
	refusals: () =>
		gatehouse.db.auditEvent.findMany({
			where: { outcome: 'refused' },
			orderBy: { id: 'asc' },
			select: { event: true, act: true, reason: true, subjectId: true }
		})
});

/** A refusal as the log has it. */
export const failed = (act: string, reason: string, subjectId: string | null) => ({
	event: 'authn_login_fail',
	act,
	reason,
	subjectId
});
