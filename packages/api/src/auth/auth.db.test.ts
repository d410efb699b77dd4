import { createPasswords } from '@gatehouse/auth';
import { createCaller } from '../router.ts';
import { describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const mara = {
	username: 'mara.lindqvist',
	email: 'Mara@Northfold.Example',
	password: goodPassword,
	confirmPassword: goodPassword
};

/** Registered, proven in the same browser, and so logged in. */
async function registered() {
	const browser = createBrowser();
	await (await gatehouse.from(browser)).auth.register(mara);
	const token = await gatehouse.mailedToken('confirmEmail');
	await (await gatehouse.from(browser)).email.verify({ token });
	return browser;
}

describe('registering', () => {
	test('makes no account and no session: it asks to look into the mailbox', async () => {
		const browser = createBrowser();
		const api = await gatehouse.from(browser);
		expect(await api.auth.register({ ...mara, next: '/profile/edit' })).toEqual({
			status: 'checkYourEmail'
		});
		expect(await gatehouse.db.user.count()).toBe(0);
		expect(browser.session.token).toBeNull();
		expect(await gatehouse.letters()).toMatchObject([
			{ template: 'confirmEmail', to: 'Mara@Northfold.Example' }
		]);
	});

	test('and proving the address make an account with the default role, and log in', async () => {
		const browser = await registered();
		const api = await gatehouse.from(browser);
		expect(await api.auth.session()).toMatchObject({ user: { username: 'mara.lindqvist' } });
		const { roles, email } = await api.profile.get();
		expect(roles.map(({ name }) => name)).toEqual(['Member']);
		expect(email).toBe('Mara@Northfold.Example');
		expect(await gatehouse.db.registration.count()).toBe(0);
	});

	test('says everything that is wrong at once, each on its field', async () => {
		const visitor = await gatehouse.visitor();
		const wrong = {
			username: 'ma',
			email: 'mara@northfold',
			password: 'short',
			confirmPassword: 'other'
		};
		expect(await failure(visitor.auth.register(wrong))).toEqual({
			username: 'Too short: a username has at least 4 characters.',
			email: 'The part after the @ needs a dot, as in example.org.',
			password: 'Too short: a password has at least 8 characters.',
			confirmPassword: 'Not the same as the password above.'
		});
		expect(gatehouse.statements).toEqual([]);
	});

	test('says of a name that it is taken beside what else is wrong, and keeps nothing', async () => {
		await registered();
		const visitor = await gatehouse.visitor();
		const wrong = { ...mara, password: 'password1', confirmPassword: 'password1' };
		expect(await failure(visitor.auth.register(wrong))).toEqual({
			username: 'mara.lindqvist is taken. Try another.',
			password: expect.stringMatching(/^Easy to guess/)
		});
		expect(await gatehouse.db.registration.count()).toBe(0);
		expect(await gatehouse.letters()).toHaveLength(1);
	});

	test('does not call a name taken that the same browser registered with before', async () => {
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.register(mara);
		const api = await gatehouse.from(browser);
		const wrong = { ...mara, password: 'password1', confirmPassword: 'password1' };
		expect(Object.keys(Object(await failure(api.auth.register(wrong))))).toEqual(['password']);
		expect(await gatehouse.db.registration.count()).toBe(1);
	});

	test.each(['mara.lindqvist', 'MARA.Lindqvist'])(
		'refuses %s, which is taken in any case',
		async (username) => {
			await registered();
			const visitor = await gatehouse.visitor();
			const other = { ...mara, username, email: 'other@northfold.example' };
			expect(await failure(visitor.auth.register(other))).toEqual({
				username: `${username} is taken. Try another.`
			});
			expect(await gatehouse.db.user.count()).toBe(1);
		}
	);

	test.each(['mara@northfold.example', ' MARA@NORTHFOLD.EXAMPLE ', 'mara@ｎorthfold.example'])(
		'with %s, which is the same mailbox, tells its owner and nobody else',
		async (email) => {
			await registered();
			const visitor = await gatehouse.visitor();
			const other = { ...mara, username: 'someone.else', email };
			expect(await visitor.auth.register(other)).toEqual({ status: 'checkYourEmail' });
			expect((await gatehouse.letters()).at(-1)).toEqual({
				template: 'alreadyRegistered',
				to: 'Mara@Northfold.Example',
				userId: expect.any(String),
				values: { username: 'mara.lindqvist' }
			});
			expect(await gatehouse.db.user.count()).toBe(1);
		}
	);

	test('a second time from the same browser mends the first: the name is still theirs', async () => {
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.register(mara);
		const first = await gatehouse.mailedToken('confirmEmail');
		const mended = { ...mara, email: 'mara@northfold.test' };
		await (await gatehouse.from(browser)).auth.register(mended);
		expect(await gatehouse.db.registration.count()).toBe(1);
		expect(await (await gatehouse.visitor()).email.previewVerification({ token: first })).toEqual({
			state: 'gone'
		});
	});

	test('refuses a password that is easy to guess, or made of what was typed beside it', async () => {
		const visitor = await gatehouse.visitor();
		for (const password of ['password1', 'mara.lindqvist', 'gatehouse2026', 'qwertyuiop'])
			expect(
				await failure(visitor.auth.register({ ...mara, password, confirmPassword: password }))
			).toHaveProperty('password');
	});

	test('fifty at once of one address make one account: the one that its mailbox opens', async () => {
		const unlimited = { hit: async () => null, refund: async () => {}, sweep: async () => {} };
		const tries = Array.from({ length: 50 }, async (_, at) => {
			const context = await gatehouse.contextOf(createBrowser());
			const api = createCaller({ ...context, limits: unlimited });
			return failure(api.auth.register({ ...mara, username: `mara${at}` }));
		});
		expect(new Set(await Promise.all(tries))).toEqual(new Set(['succeeded']));
		const letters = await gatehouse.letters();
		const tokens = letters.flatMap(({ values }) => ('token' in values ? [values.token] : []));
		expect(tokens).toHaveLength(50);
		const openings = tokens.map(async (token) => {
			const context = await gatehouse.contextOf(createBrowser());
			const api = createCaller({ ...context, limits: unlimited });
			return failure(api.email.verify({ token, password: goodPassword }));
		});
		const outcomes = await Promise.all(openings);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.user.count()).toBe(1);
		expect(await gatehouse.db.registration.count()).toBe(0);
		expect(gatehouse.reports).toEqual([]);
	});

	test('fifty at once of one username: one has it', async () => {
		const tries = Array.from({ length: 50 }, async (_, at) => {
			const visitor = await gatehouse.visitor();
			return failure(visitor.auth.register({ ...mara, email: `mara${at}@northfold.example` }));
		});
		const outcomes = await Promise.all(tries);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.registration.count()).toBe(1);
	});
});

describe('a username', () => {
	test('is free until somebody has it', async () => {
		const visitor = await gatehouse.visitor();
		expect(await visitor.auth.usernameAvailable({ username: 'Mara.Lindqvist' })).toEqual({
			available: true
		});
		await registered();
		expect(await visitor.auth.usernameAvailable({ username: 'Mara.Lindqvist' })).toEqual({
			available: false
		});
	});
});

describe('logging in', () => {
	const right = { email: 'mara@northfold.example', password: goodPassword };

	test('gives a new token each time and ends the old one', async () => {
		const browser = await registered();
		const before = browser.session.token;
		await (await gatehouse.from(browser)).auth.login(right);
		expect(browser.session.token).not.toBe(before);
		expect(await gatehouse.services.sessions.read(before ?? '')).toBeNull();
		expect(await gatehouse.db.session.count()).toBe(1);
	});

	test('keeps the cookie until the browser closes, or for as long as it is remembered', async () => {
		const browser = await registered();
		await (await gatehouse.from(browser)).auth.login(right);
		expect(browser.session.expiresAt).toBeNull();
		await (await gatehouse.from(browser)).auth.login({ ...right, rememberMe: true });
		expect(browser.session.expiresAt).toEqual(new Date('2026-05-31T09:00:00Z'));
	});

	test('answers alike for a wrong password, an unknown address and an account without a password', async () => {
		await registered();
		const visitor = await gatehouse.visitor();
		const same = { form: 'Invalid email or password.' };
		expect(await failure(visitor.auth.login({ ...right, password: 'wrong' }))).toEqual(same);
		expect(
			await failure(visitor.auth.login({ ...right, email: 'nobody@northfold.example' }))
		).toEqual(same);
		await gatehouse.db.user.updateMany({ data: { passwordHash: null } });
		expect(await failure(visitor.auth.login(right))).toEqual(same);
	});

	test('says that an account is disabled only to who knows its password', async () => {
		await registered();
		await gatehouse.db.user.updateMany({ data: { disabledAt: new Date() } });
		const visitor = await gatehouse.visitor();
		expect(await failure(visitor.auth.login({ ...right, password: 'wrong' }))).toEqual({
			form: 'Invalid email or password.'
		});
		expect(await failure(visitor.auth.login(right))).toEqual({
			kind: 'disabled',
			reason: '',
			until: null
		});
	});

	test('makes a weak hash as strong as those of today', async () => {
		await registered();
		const parameters = { memorySize: 8192, iterations: 1, parallelism: 1 };
		const weak = await (await createPasswords({ parameters })).hash(goodPassword);
		await gatehouse.db.user.updateMany({ data: { passwordHash: weak } });
		await (await gatehouse.visitor()).auth.login(right);
		const [user] = await gatehouse.db.user.findMany({ omit: { passwordHash: false } });
		expect(user?.passwordHash).toContain('$m=19456,t=2,p=1$');
		await (await gatehouse.visitor()).auth.login(right);
	});

	test('is limited: ten wrong tries a quarter of an hour from one place, also fifty at once', async () => {
		await registered();
		const tries = Array.from({ length: 50 }, async () =>
			failure((await gatehouse.visitor()).auth.login({ ...right, password: 'wrong' }))
		);
		const outcomes = await Promise.all(tries);
		expect(outcomes.filter((outcome) => 'form' in Object(outcome))).toHaveLength(10);
		expect(await failure((await gatehouse.visitor()).auth.login(right))).toEqual({
			kind: 'tooMany',
			retryAfter: 900
		});
		gatehouse.clock.pass(901);
		expect(await failure((await gatehouse.visitor()).auth.login(right))).toBe('succeeded');
	});

	test('is not limited while it succeeds', async () => {
		await registered();
		for (let time = 0; time < 35; time++)
			expect(await failure((await gatehouse.visitor()).auth.login(right))).toBe('succeeded');
	});
});

describe('logging out', () => {
	test('ends the session at once, and may be asked for twice', async () => {
		const browser = await registered();
		const token = browser.session.token ?? '';
		await (await gatehouse.from(browser)).auth.logout();
		expect(browser.session.token).toBeNull();
		expect(await gatehouse.services.sessions.read(token)).toBeNull();
		await (await gatehouse.from(createBrowser(token))).auth.logout();
	});
});
