import { countRecoveryCodes, findAuthenticator } from '@gatehouse/auth';
import { covers, isAllowed, isPermission } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { asShown, shown } from './list.ts';

const everything = {
	...shown,
	aboutMe: true,
	lastLoginAt: true,
	passwordChangedAt: true,
	disabledUntil: true,
	disabledReason: true,
	disabledNote: true,
	invitedBy: { select: { id: true, username: true } },
	roles: {
		select: {
			givenAt: true,
			givenBy: { select: { id: true, username: true } },
			role: { select: { ...shown.roles.select.role.select, description: true, isDefault: true } }
		},
		orderBy: shown.roles.orderBy
	}
} as const;

/**
 * One person, with who gave them each role and whether this viewer may take it away: `lacking` is what that role allows and the
 * viewer may not do.
 */
export async function getUser({ db, user: viewer }: Context & { user: Viewer }, userId: string) {
	const row = await db.user.findUnique({ where: { id: userId }, select: everything });
	if (!row) throw refuse({ kind: 'notFound' });
	const { disabledUntil: until, disabledReason: reason, disabledNote: note, ...person } = row;
	const user = asShown(viewer, person);
	const mayAssign = user.mayAct && isAllowed('roles:assign', viewer);
	const roles = row.roles.map(({ role: { permissions: rows, ...role }, ...given }) => {
		const permissions = rows.map(({ permission }) => permission).filter(isPermission);
		const lacking = permissions.filter((one) => !viewer.permissions.includes(one));
		const mayTake = mayAssign && covers(viewer.permissions, permissions);
		return { ...role, ...given, permissions, lacking, mayTake };
	});
	const disabled = row.disabledAt && { at: row.disabledAt, until, reason, note };
	return { ...user, roles, disabled, twoFactor: await twoFactorOf(db, userId) };
}

/** With what they log in besides their password: how much of each there is, and nothing that it could be used by. */
async function twoFactorOf(db: Context['db'], userId: string) {
	const [app, passkeys, recoveryCodes] = await Promise.all([
		findAuthenticator(db, userId),
		db.passkey.count({ where: { userId, removedAt: null } }),
		countRecoveryCodes(db, userId)
	]);
	const appSince = app?.confirmedAt ?? null;
	return { on: appSince !== null || passkeys > 0, appSince, passkeys, recoveryCodes };
}
