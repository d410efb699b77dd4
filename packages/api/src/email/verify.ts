import { activateRegistration, claimEmail, hashToken } from '@gatehouse/auth';
import {
	verify as schema,
	verifyWithNewPassword as renewing,
	type Verify,
	type VerificationPreview,
	type VerifyWithNewPassword
} from '@gatehouse/contract';
import { isUniqueViolation } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { carry, enter } from '../auth/enter.ts';
import { invalid } from '../issues.ts';
import { judgePassword } from '../password/judge.ts';

const gone = {
	form: 'This link was used already, or a newer one has taken its place. Log in, or have a new link sent.'
};
const taken = { form: 'This address has an account by now. Log in instead.' };

/** What a mailed link of a registration leads to. Looking proves nothing and burns nothing. */
export async function preview(ctx: Context, token: string): Promise<VerificationPreview> {
	const registration = await find(ctx, token);
	if (!registration) return { state: 'gone' };
	const { email, username, isExpired, here } = registration;
	return isExpired ? { state: 'expired', email } : { state: 'ready', email, username, here };
}

async function find({ db, now, credentials }: Context, token: string) {
	const row = await db.registration.findUnique({
		where: { tokenHash: hashToken(token), expiresAt: { gt: now() } },
		select: {
			email: true,
			emailCanonical: true,
			username: true,
			passwordHash: true,
			browserHash: true,
			linkExpiresAt: true
		}
	});
	if (!row) return null;
	const secret = credentials.registration.token;
	const here = secret !== null && Buffer.from(hashToken(secret)).equals(row.browserHash);
	return { ...row, here, isExpired: row.linkExpiresAt <= now() };
}

/** Proves the address: in the browser that registered by the link alone, in any other with the password chosen there. */
export async function verify(ctx: Context, { token, password }: Verify) {
	const registration = await find(ctx, token);
	if (!registration || registration.isExpired) throw invalid(schema, gone);
	if (!registration.here) {
		if (!password) throw invalid(schema, { password: 'Enter the password you chose.' });
		if (!(await ctx.passwords.verify(registration.passwordHash, password)))
			throw invalid(
				schema,
				{
					password:
						'This is not the password chosen at registration. Try again, or choose a new one.'
				},
				'UNAUTHORIZED'
			);
	}
	return activate(ctx, token, registration.emailCanonical);
}

/** Proves the address, and sets a password that whoever registered does not know. */
export async function verifyWithNewPassword(
	ctx: Context,
	{ token, password }: VerifyWithNewPassword
) {
	const registration = await find(ctx, token);
	if (!registration || registration.isExpired) throw invalid(renewing, gone);
	const { username, email, emailCanonical } = registration;
	const advice = await judgePassword(ctx, password, [username, email]);
	if (advice) throw invalid(renewing, { password: advice });
	return activate(ctx, token, emailCanonical, await ctx.passwords.hash(password));
}

async function activate(ctx: Context, token: string, email: string, passwordHash?: string) {
	const { next, started } = await ctx.db
		.$transaction(async (tx) => {
			if (!(await claimEmail(tx, email, ctx.now()))) throw invalid(schema, taken);
			const user = await activateRegistration(tx, token, ctx.now(), passwordHash);
			if (!user) throw invalid(schema, gone);
			const started = await enter(ctx, tx, {
				userId: user.id,
				username: user.username,
				way: 'activation',
				remembered: false
			});
			return { next: user.next, started };
		})
		.catch((error: unknown) => {
			throw isUniqueViolation(error, 'emailCanonical') ? invalid(schema, taken) : error;
		});
	ctx.credentials.registration.clear();
	return { ...carry(ctx, started), next };
}

/** "I did not register": the registration ends, and its name is free again. */
export async function disown({ db, now }: Context, token: string): Promise<void> {
	const where = { tokenHash: hashToken(token), expiresAt: { gt: now() } };
	await db.$transaction(async (tx) => {
		const { count } = await tx.registration.deleteMany({ where });
		if (count === 0) throw invalid(schema, gone);
	});
}
