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
import { isUsernameFree } from '../profile/username.ts';
import { refuse } from '../refuse.ts';
import { domainProblem } from './allowed-domain.ts';

const taken = (username: string) => ({ username: `${username} is taken. Try another.` });

/**
 * Registers: the same work, the same rows and the same answer whether or not the address has an account. What differs is what
 * its owner reads. The account is made when the address is proven (`email.verify`).
 */
export async function register(ctx: Context, input: Register): Promise<RegisterResult> {
	if (ctx.product.registration === 'invitation')
		throw refuse({ kind: 'notAllowed', why: 'byInvitation' });
	const { registration } = ctx.credentials;
	const emailCanonical = canonicalEmail(input.email) ?? '';
	const usernameFolded = foldUsername(input.username);
	const foreign = domainProblem(ctx.product, emailCanonical);
	const advice = await judgePassword(ctx, input.password, [input.username, input.email]);
	// With one refusal comes whatever else is wrong: without a script each would empty the passwords once more.
	if (foreign || advice) {
		const isFree = await isUsernameFree(ctx, usernameFolded, registration.token);
		throw invalid(schema, {
			...(isFree ? {} : taken(input.username)),
			...(foreign ? { email: foreign } : {}),
			...(advice ? { password: advice } : {})
		});
	}

	const applicant = {
		email: tidyEmail(input.email),
		emailCanonical,
		username: input.username,
		usernameFolded,
		passwordHash: await ctx.passwords.hash(input.password),
		next: input.next ?? null
	};
	const begun = await ctx.db.$transaction(async (tx) => {
		// Who registers again from here is mending what they typed: their name is still theirs.
		if (registration.token) await withdrawRegistration(tx, registration.token);
		if (!(await claimUsername(tx, applicant.usernameFolded, ctx.now())))
			throw invalid(schema, taken(applicant.username));
		const row = await beginRegistration(tx, applicant, ctx.now());
		await ctx.mailer.send(tx, await letterTo(ctx, tx, applicant, row.token));
		return row;
	});
	registration.set(begun.secret, begun.expiresAt);
	return { status: 'checkYourEmail' };
}
