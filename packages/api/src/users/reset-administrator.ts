import { revokeApiTokens, setPassword } from '@gatehouse/auth';
import { canonicalEmail } from '@gatehouse/contract';
import { recordWithout } from '../audit/system.ts';
import type { Services } from '../services.ts';
import { passwordProblem } from './administrator.ts';

type Needs = Pick<Services, 'db' | 'passwords' | 'sessions' | 'strength' | 'product' | 'now'>;

/**
 * Gives an administrator a new password straight in the database: from the terminal, never from the web. Every session and token of
 * theirs ends, and every link mailed before. Nobody is told by mail: whoever can do this holds the database.
 * Throws an Error with a sentence for what is wrong.
 */
export async function resetAdministrator(
	services: Needs,
	{ email, password }: { email: string; password: string }
): Promise<{ id: string; username: string; email: string }> {
	const { db, passwords, sessions, now } = services;
	const found = await db.user.findUnique({
		where: {
			emailCanonical: canonicalEmail(email) ?? '',
			roles: { some: { role: { builtIn: 'administrator' } } }
		},
		select: { id: true, username: true, email: true, credentialVersion: true, disabledAt: true }
	});
	if (!found)
		throw new Error(
			`No administrator has the address ${email}. Others choose a new password by "Forgot your password?".`
		);
	const { credentialVersion: version, disabledAt, ...who } = found;
	if (disabledAt)
		throw new Error(`${who.username} is disabled. Another administrator can enable them.`);
	const problem = await passwordProblem(services, password, [who.username, who.email]);
	if (problem) throw new Error(problem);
	const passwordHash = await passwords.hash(password);
	await db.$transaction(async (tx) => {
		if (!(await setPassword(tx, { userId: who.id, version }, passwordHash, now())))
			throw new Error('This account was changed in this very moment. Look at it, then try again.');
		await sessions.endAll(tx, who.id);
		await revokeApiTokens(tx, who.id);
		const reset = {
			at: now(),
			event: 'authn_password_change',
			act: 'admin.reset',
			subject: who
		} as const;
		await recordWithout(tx, 'terminal', reset);
	});
	return who;
}
