import type { Way } from '@gatehouse/contract';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createBrowser, createTestApi, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let root: Person;
beforeAll(async () => {
	// Everybody here has a second factor from the moment that they are there: also who comes in by what makes their account.
	await gatehouse.db.$executeRaw`
		CREATE FUNCTION with_factor() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			INSERT INTO authenticators (id, user_id, sealed, last_step, created_at, confirmed_at)
			VALUES (gen_random_uuid(), NEW.id, 'v1.none.none', 0, NEW.created_at, NEW.created_at);
			RETURN NEW;
		END $$`;
	await gatehouse.db.$executeRaw`
		CREATE TRIGGER with_factor AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION with_factor()`;
});
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
});

type WayIn = Exclude<Way, 'viewing'>;
type Browser = ReturnType<typeof createBrowser>;

const names = { username: 'noor.haddad', email: 'noor@northfold.example' };
const chosen = { password: goodPassword, confirmPassword: goodPassword };

/** Goes a way to its end, as somebody who has a second factor, in this browser. */
type Driver = (browser: Browser) => Promise<{ status: string }>;

/** A passkey is two factors in one, and has tests of its own. A way that has no driver does not compile. */
type Driven = Exclude<WayIn, 'passkey'>;

const drivers: Readonly<Record<Driven, Driver>> = {
	async password(browser) {
		const { email } = await gatehouse.person('mara.lindqvist');
		await gatehouse.db.session.deleteMany();
		return (await gatehouse.from(browser)).auth.login({ email, password: goodPassword });
	},
	async link(browser) {
		const { email } = await gatehouse.person('mara.lindqvist');
		await gatehouse.db.session.deleteMany();
		await (await gatehouse.from(browser)).auth.requestLoginLink({ email });
		const token = await gatehouse.mailedToken('loginLink');
		return (await gatehouse.from(browser)).auth.loginWithLink({ token });
	},
	async activation(browser) {
		await (await gatehouse.from(browser)).auth.register({ ...names, ...chosen });
		const token = await gatehouse.mailedToken('confirmEmail');
		return (await gatehouse.from(browser)).email.verify({ token });
	},
	async invitation(browser) {
		await (await gatehouse.as(root)).users.invite({ email: names.email });
		const token = await gatehouse.mailedToken('invitation');
		const { username } = names;
		return (await gatehouse.from(browser)).invitations.accept({ token, username, ...chosen });
	}
};

test.each(Object.entries(drivers))(
	'by %s: whoever has a second factor is asked for it',
	async (way, drive) => {
		const browser = createBrowser();
		expect(await drive(browser)).toMatchObject({ status: 'twoFactorRequired' });
		expect(browser.session.token).toBeNull();
		expect(await (await gatehouse.from(browser)).auth.session()).toBeNull();
		expect(await gatehouse.db.session.count({ where: { userId: { not: root.id } } })).toBe(0);
		expect(await gatehouse.db.pendingLogin.findMany({ select: { way: true } })).toEqual([{ way }]);
	}
);
