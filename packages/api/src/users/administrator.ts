import { claimEmail, claimUsername, createUser } from '@gatehouse/auth';
import { canonicalEmail, fields, foldUsername, tidyEmail } from '@gatehouse/contract';
import { recordWithout } from '../audit/system.ts';
import type { Services } from '../services.ts';

interface NewAdministrator {
	readonly email: string;
	readonly username: string;
	readonly password: string;
}

type Needs = Pick<Services, 'db' | 'passwords' | 'strength' | 'product' | 'now'>;

/**
 * Makes an administrator straight in the database: from the terminal, never from the web. The rules of registering hold.
 * Throws an Error with a sentence for what is wrong.
 */
export async function createAdministrator(
	services: Needs,
	{ email, username, password }: NewAdministrator
): Promise<{ id: string }> {
	const { db, passwords, now } = services;
	const problem = await whatIsWrong(services, { email, username, password });
	if (problem) throw new Error(problem);
	const person = {
		email: tidyEmail(email),
		emailCanonical: canonicalEmail(email) ?? '',
		username,
		usernameFolded: foldUsername(username),
		passwordHash: await passwords.hash(password)
	};
	return db.$transaction(async (tx) => {
		if (!(await claimUsername(tx, person.usernameFolded, now())))
			throw new Error(`The username ${username} is taken.`);
		if (!(await claimEmail(tx, person.emailCanonical, now())))
			throw new Error(`${person.email} already has an account, or had one until lately.`);
		const user = await createUser(tx, person, now());
		const role = { role: { connect: { builtIn: 'administrator' } }, givenAt: now() };
		const data = { roles: { create: role } };
		await tx.user.update({ where: { id: user.id }, data, select: { id: true } });
		const subject = { id: user.id, username };
		const made = { at: now(), event: 'user_created', act: 'admin.create', subject } as const;
		await recordWithout(tx, 'terminal', made);
		return user;
	});
}

async function whatIsWrong(
	services: Needs,
	{ email, username, password }: NewAdministrator
): Promise<string | undefined> {
	const named = fields.email.problem(fields.email.tidy(email)) ?? fields.username.problem(username);
	return named ?? passwordProblem(services, password, [username, email]);
}

/** What is wrong with a password that somebody chose at the terminal; `about` are words that anyone would try for them. */
export async function passwordProblem(
	{ strength, product }: Pick<Services, 'strength' | 'product'>,
	password: string,
	about: readonly string[]
): Promise<string | undefined> {
	const problem = fields.newPassword(product.passwordMinLength).problem(password);
	if (problem) return problem;
	const { strongEnough, advice } = await strength(password, about);
	return strongEnough ? undefined : advice;
}
