import type { Services } from '../services.ts';

/** Whether nobody has it, neither an account nor a registration that still runs. Only a hint: the claim decides. */
export async function isUsernameFree(
	{ db, now }: Services,
	usernameFolded: string
): Promise<boolean> {
	const [user, registration] = await Promise.all([
		db.user.count({ where: { usernameFolded } }),
		db.registration.count({ where: { usernameFolded, expiresAt: { gt: now() } } })
	]);
	return user + registration === 0;
}
