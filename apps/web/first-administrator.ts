import { randomInt } from 'node:crypto';
import { createAdministrator } from '@gatehouse/api';
import { createPasswords } from '@gatehouse/auth';
import type { HandedOver } from './src/lib/server/handed-over.ts';

const email = 'admin@gatehouse.example';
// No letter or digit that is read as another one: this password is typed from a terminal.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const newPassword = () =>
	Array.from({ length: 4 }, () =>
		Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
	).join('-');

/** The lines that end a start: where it is, who administers it, where mail goes, what to edit first. */
export async function firstAdministrator(prepared: HandedOver): Promise<string[]> {
	const { config } = prepared;
	const ready = `Gatehouse is ready at ${config.origin}`;
	if (config.mode === 'production') return [ready];
	return [
		ready,
		await administrator(prepared),
		config.smtpUrl
			? `Mail: goes to ${new URL(config.smtpUrl).host}`
			: `Mail: stays here; read it at ${config.origin}/dev/mailbox`,
		'Edit first: gatehouse.config.ts (its name is on every page)'
	];
}

/**
 * Local mode only. An empty database gets one administrator. Until that password was used, or another one set, each start makes and prints a new one,
 * so the line on the screen is always the one that works.
 */
async function administrator({
	config: { product },
	database: { db },
	strength: { check: strength },
	overrides: { now = () => new Date() }
}: HandedOver): Promise<string> {
	const account = await db.user.findUnique({
		where: { emailCanonical: email },
		select: { id: true, lastLoginAt: true, passwordChangedAt: true }
	});
	if (!account && (await db.user.findFirst({ select: { id: true } })))
		return 'Administrator: one of yours. To make another: npm run gatehouse -- admin create';
	if (account?.lastLoginAt || account?.passwordChangedAt)
		return `Administrator: ${email}  Password: yours. Forgotten? npm run gatehouse -- admin reset --email ${email}`;
	const passwords = await createPasswords();
	const password = newPassword();
	if (account) {
		const passwordHash = await passwords.hash(password);
		// Guarded: if it was used in this very moment it stays what it was.
		await db.user.updateMany({
			where: { id: account.id, lastLoginAt: null, passwordChangedAt: null },
			data: { passwordHash }
		});
	} else {
		const person = { email, username: 'gatekeeper', password };
		await createAdministrator({ db, passwords, strength, product, now }, person);
	}
	return `Administrator: ${email}  Password: ${password}`;
}
