import {
	activateRegistration,
	beginRegistration,
	claimUsername,
	type Applicant
} from '@gatehouse/auth';
import {
	canonicalEmail,
	foldUsername,
	register as schema,
	tidyEmail,
	type Register,
	type RegisterResult
} from '@gatehouse/contract';
import { isUniqueViolation } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { invalid } from '../issues.ts';
import { judgePassword } from '../password/judge.ts';
import { carry, enter } from './enter.ts';

/**
 * Registers, and until there is mail to prove the address with, activates at once.
 * Username and address are decided by the database, not by looking first.
 */
export async function register(ctx: Context, input: Register): Promise<RegisterResult> {
	const emailCanonical = canonicalEmail(input.email) ?? '';
	refuseForeignDomain(ctx, emailCanonical);
	const advice = await judgePassword(ctx, input.password, [input.username, input.email]);
	if (advice) throw invalid(schema, { password: advice });

	const applicant: Applicant = {
		email: tidyEmail(input.email),
		emailCanonical,
		username: input.username,
		usernameFolded: foldUsername(input.username),
		passwordHash: await ctx.passwords.hash(input.password)
	};
	try {
		carry(ctx, await makeAccount(ctx, applicant));
	} catch (error) {
		if (!isUniqueViolation(error, 'emailCanonical')) throw error;
		throw invalid(schema, {
			email: 'This address already has an account. Log in instead, or use another address.'
		});
	}
	return { status: 'signedIn' };
}

function makeAccount(ctx: Context, applicant: Applicant) {
	const now = ctx.now();
	return ctx.db.$transaction(async (tx) => {
		if (!(await claimUsername(tx, applicant.usernameFolded, now)))
			throw invalid(schema, { username: `${applicant.username} is taken. Try another.` });
		const registration = await beginRegistration(tx, applicant, now);
		const user = await activateRegistration(tx, registration.id, now);
		if (!user) throw new Error('A registration just begun was not there to activate.');
		return enter(ctx, tx, { userId: user.id, remembered: false });
	});
}

function refuseForeignDomain({ product }: Context, email: string): void {
	const domain = email.slice(email.indexOf('@') + 1);
	if (product.allowedDomains.length === 0 || product.allowedDomains.includes(domain)) return;
	const domains = product.allowedDomains.join(', ');
	throw invalid(schema, { email: `Only addresses of these domains can register: ${domains}.` });
}
