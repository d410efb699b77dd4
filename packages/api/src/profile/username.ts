import { hashToken } from '@gatehouse/auth';
import type { Services } from '../services.ts';

/**
 * Whether nobody has it, neither an account nor a registration that still runs, but the one that was begun with this secret. Only a
 * hint: the claim decides.
 */
export async function isUsernameFree(
	{ db, now }: Services,
	usernameFolded: string,
	secret?: string | null
): Promise<boolean> {
	const others = secret ? { NOT: { browserHash: hashToken(secret) } } : {};
	const [user, registration] = await Promise.all([
		db.user.count({ where: { usernameFolded } }),
		db.registration.count({ where: { usernameFolded, expiresAt: { gt: now() }, ...others } })
	]);
	return user + registration === 0;
}
