import {
	canonicalEmail,
	foldUsername,
	isAllowed,
	oneUser,
	type NamedUser
} from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

/**
 * Whose account is meant by a username, an address of mail or an id. Null: nobody's who is here. By address only for who may see those
 * of people: it is not in the log.
 */
export async function named({ db, user }: Context & { user: Viewer }, { name }: NamedUser) {
	const select = { id: true, username: true } as const;
	const asId = oneUser.safeParse({ userId: name });
	if (asId.success) return db.user.findUnique({ where: { id: asId.data.userId }, select });
	const emailCanonical = name.includes('@') ? canonicalEmail(name) : undefined;
	if (!emailCanonical)
		return db.user.findUnique({ where: { usernameFolded: foldUsername(name) }, select });
	return isAllowed('users:read', user)
		? db.user.findUnique({ where: { emailCanonical }, select })
		: null;
}
