import { claimUsername, createUser, type Passwords } from '@gatehouse/auth';
import { canonicalEmail, foldUsername, tidyEmail } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';

interface NewAdministrator {
	readonly email: string;
	readonly username: string;
	readonly password: string;
}

interface Needs {
	readonly db: Db;
	readonly passwords: Passwords;
	readonly now: () => Date;
}

/**
 * Makes an administrator straight in the database: from the terminal, never from the web.
 * Throws where the username is taken, and a unique violation where the address has an account.
 */
export async function createAdministrator(
	{ db, passwords, now }: Needs,
	person: NewAdministrator
): Promise<{ id: string }> {
	const emailCanonical = canonicalEmail(person.email);
	if (!emailCanonical) throw new Error(`${person.email} is not an email address.`);
	const passwordHash = await passwords.hash(person.password);
	const usernameFolded = foldUsername(person.username);
	const { username } = person;
	return db.$transaction(async (tx) => {
		if (!(await claimUsername(tx, usernameFolded, now())))
			throw new Error(`The username ${username} is taken.`);
		const applicant = {
			email: tidyEmail(person.email),
			emailCanonical,
			username,
			usernameFolded,
			passwordHash
		};
		const user = await createUser(tx, applicant, now());
		const role = { role: { connect: { builtIn: 'administrator' } }, givenAt: now() };
		await tx.user.update({
			where: { id: user.id },
			data: { roles: { create: role } },
			select: { id: true }
		});
		return user;
	});
}
