import { rebindRegistration } from '@gatehouse/auth';
import { canonicalEmail, login as schema, type Login, type LoginResult } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { invalid } from '../issues.ts';
import { newestRegistration } from '../email/registration.ts';
import { openIfDue } from '../users/open-if-due.ts';
import { carry, enter } from './enter.ts';

/** One text for an unknown address, a wrong password and an account without one; and the same work behind each. */
const wrong = { form: 'Invalid email or password.' };

/** Logs in with a password. What is wrong with an account is said only to who knows its password. */
export async function login(ctx: Context, input: Login): Promise<LoginResult> {
	const emailCanonical = canonicalEmail(input.email) ?? '';
	const [account, registration] = await Promise.all([
		ctx.db.user.findUnique({
			where: { emailCanonical },
			select: {
				id: true,
				username: true,
				passwordHash: true,
				disabledAt: true,
				disabledUntil: true,
				disabledReason: true
			}
		}),
		newestRegistration(ctx.db, emailCanonical, ctx.now())
	]);
	if (account) describe(ctx.db, { subject: { id: account.id, username: account.username } });
	const right = await ctx.passwords.verify(account?.passwordHash ?? null, input.password);
	if (!account?.passwordHash || !right) {
		// Asked whether or not there is an account, or a registration: neither its answer nor its time tells which there is.
		const waits = await ctx.passwords.verify(registration?.passwordHash ?? null, input.password);
		if (registration && waits) return waitForProof(ctx, registration.id);
		throw invalid(schema, wrong, 'UNAUTHORIZED');
	}
	const { id, username, passwordHash } = account;
	const stronger = ctx.passwords.isOutdated(passwordHash)
		? await ctx.passwords.hash(input.password)
		: null;
	const started = await ctx.db.$transaction(async (tx) => {
		await openIfDue(tx, account, ctx.now());
		// Guarded: in the moment the hash took, the password may have been changed or the account disabled.
		const { count } = await tx.user.updateMany({
			where: { id, passwordHash, disabledAt: null },
			data: { passwordHash: stronger ?? passwordHash }
		});
		if (count === 0) throw invalid(schema, wrong, 'UNAUTHORIZED');
		return enter(ctx, tx, {
			userId: id,
			username,
			way: 'password',
			remembered: input.rememberMe
		});
	});
	return carry(ctx, started);
}

/** The password is right and the address not confirmed: this browser is now the one that waits. */
async function waitForProof(ctx: Context, registrationId: string): Promise<LoginResult> {
	const bound = await rebindRegistration(ctx.db, registrationId, ctx.now());
	if (!bound) throw invalid(schema, wrong, 'UNAUTHORIZED');
	ctx.credentials.registration.set(bound.secret, bound.expiresAt);
	return { status: 'checkYourEmail' };
}
