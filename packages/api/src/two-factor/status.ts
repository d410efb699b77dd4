import {
	countRecoveryCodes,
	findAuthenticator,
	findPendingLogin,
	hasFactor,
	trustedDevices,
	waitingFactorReset
} from '@gatehouse/auth';
import { deviceName } from '@gatehouse/contract/device-name';
import type { PendingTwoFactor, TwoFactorStatus } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

/** How one's own account is guarded beside the password. */
export async function status({
	db,
	user,
	now
}: Context & { user: Viewer }): Promise<TwoFactorStatus> {
	const [on, app, recoveryCodes, reset] = await Promise.all([
		hasFactor(db, user.id),
		findAuthenticator(db, user.id),
		countRecoveryCodes(db, user.id),
		waitingFactorReset(db, user.id, now())
	]);
	const authenticatorSince = app?.confirmedAt ?? null;
	return { on, authenticatorSince, recoveryCodes, reset };
}

/** What the login that waits in this browser can go on with; null where none does. */
export async function pending({ db, credentials, now }: Context): Promise<PendingTwoFactor | null> {
	const found = await findPendingLogin(db, credentials.pending.token, now());
	if (!found) return null;
	const { userId, username, expiresAt } = found;
	const [app, passkeys, codes, reset] = await Promise.all([
		findAuthenticator(db, userId),
		db.passkey.count({ where: { userId, removedAt: null } }),
		countRecoveryCodes(db, userId),
		waitingFactorReset(db, userId, now())
	]);
	const has = { authenticator: app !== null, passkeys: passkeys > 0, recoveryCodes: codes > 0 };
	return { username, expiresAt, ...has, reset };
}

/** The devices that are not asked for a second factor, in words. */
export async function devices({ db, user, credentials, now }: Context & { user: Viewer }) {
	const rows = await trustedDevices(db, user.id, credentials.device.token, now());
	return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceName(userAgent) }));
}
