import { beginRegistration, claimUsername, withdrawRegistration } from '@gatehouse/auth';
import {
	canonicalEmail,
	foldUsername,
	register as schema,
	tidyEmail,
	type Register,
	type RegisterResult
} from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { letterTo } from '../email/registration.ts';
import { invalid } from '../issues.ts';
import { judgePassword } from '../password/judge.ts';
import { refuse } from '../refuse.ts';
import { domainProblem } from './allowed-domain.ts';

/**
 * Registers: the same work, the same rows and the same answer whether or not the address has an account. What differs is what
 * its owner reads. The account is made when the address is proven (`email.verify`).
 */
export async function register(ctx: Context, input: Register): Promise<RegisterResult> {
	if (ctx.product.registration === 'invitation')
		throw refuse({ kind: 'notAllowed', why: 'byInvitation' });
	const emailCanonical = canonicalEmail(input.email) ?? '';
	const foreign = domainProblem(ctx.product, emailCanonical);
	if (foreign) throw invalid(schema, { email: foreign });
	const advice = await judgePassword(ctx, input.password, [input.username, input.email]);
	if (advice) throw invalid(schema, { password: advice });

	const applicant = {
		email: tidyEmail(input.email),
		emailCanonical,
		username: input.username,
		usernameFolded: foldUsername(input.username),
		passwordHash: await ctx.passwords.hash(input.password),
		next: input.next ?? null
	};
	const { registration } = ctx.credentials;
	const begun = await ctx.db.$transaction(async (tx) => {
		// Who registers again from here is mending what they typed: their name is still theirs.
		if (registration.token) await withdrawRegistration(tx, registration.token);
		if (!(await claimUsername(tx, applicant.usernameFolded, ctx.now())))
			throw invalid(schema, { username: `${applicant.username} is taken. Try another.` });
		const row = await beginRegistration(tx, applicant, ctx.now());
		await ctx.mailer.send(tx, await letterTo(ctx, tx, applicant, row.token));
		return row;
	});
	registration.set(begun.secret, begun.expiresAt);
	return { status: 'checkYourEmail' };
}
