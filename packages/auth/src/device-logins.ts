import { randomInt } from 'node:crypto';
import type { Db, Tx } from '@gatehouse/db';
import { lockHolder } from './lock-user.ts';
import { hashToken, isToken, newToken } from './token.ts';

/** Minutes that a terminal's code works, and seconds that it waits between two questions, at first and at most. */
const minutes = 10;
const patience = { first: 5, more: 5, most: 60 };

/** What a terminal asks for. */
export interface DeviceRequest {
	readonly name: string;
	readonly address: string | null;
	readonly scopes: readonly string[];
}

/** A terminal that waits to be let in. The letters of its code are the caller's choice; only hashes are kept. */
export async function beginDeviceLogin(
	db: Db | Tx,
	{ name, address, scopes }: DeviceRequest,
	letters: string,
	now: Date
) {
	const deviceCode = newToken();
	const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	const userCode = `${four()}-${four()}`;
	await db.deviceLogin.create({
		data: {
			deviceHash: hashToken(deviceCode),
			codeHash: hashToken(userCode),
			name,
			address,
			scopes: [...scopes],
			interval: patience.first,
			createdAt: now,
			expiresAt: new Date(now.getTime() + minutes * 60_000)
		},
		select: { id: true }
	});
	return { deviceCode, userCode, expiresIn: minutes * 60, interval: patience.first };
}

const open = (userCode: string, now: Date) => ({
	codeHash: hashToken(userCode),
	expiresAt: { gt: now },
	userId: null,
	deniedAt: null
});

/** What waits behind a code; null for a code that nothing waits behind, any more or ever. */
export const findDeviceLogin = (db: Db | Tx, userCode: string, now: Date) =>
	db.deviceLogin.findFirst({
		where: open(userCode, now),
		select: { name: true, address: true, scopes: true, createdAt: true }
	});

/** Lets the terminal in as this person, with these scopes. False where somebody answered meanwhile, or nothing waits. */
export async function approveDeviceLogin(
	tx: Tx,
	userCode: string,
	{ userId, scopes }: { userId: string; scopes: readonly string[] },
	now: Date
): Promise<boolean> {
	const data = { userId, scopes: [...scopes] };
	const { count } = await tx.deviceLogin.updateMany({ where: open(userCode, now), data });
	return count > 0;
}

export async function denyDeviceLogin(db: Db | Tx, userCode: string, now: Date): Promise<boolean> {
	const data = { deniedAt: now };
	const { count } = await db.deviceLogin.updateMany({ where: open(userCode, now), data });
	return count > 0;
}

interface Waited {
	interval: number;
	too_soon: boolean;
}

/** A terminal asks while nobody has answered: notes it, and makes it wait longer where it asks too often. Null: it need not wait. */
export async function waitForDevice(db: Db | Tx, deviceCode: string, now: Date) {
	if (!isToken(deviceCode)) return null;
	const [row] = await db.$queryRaw<Waited[]>`
		WITH was AS (
			SELECT id, asked_at IS NOT NULL AND asked_at > ${now}::timestamptz - make_interval(secs => "interval") AS too_soon
			FROM device_logins
			WHERE device_hash = ${hashToken(deviceCode)} AND expires_at > ${now}::timestamptz
				AND user_id IS NULL AND denied_at IS NULL
			FOR UPDATE
		)
		UPDATE device_logins AS d SET asked_at = ${now}::timestamptz,
			"interval" = CASE WHEN was.too_soon
				THEN LEAST(d."interval" + ${patience.more}::int, ${patience.most}::int) ELSE d."interval" END
		FROM was WHERE d.id = was.id
		RETURNING d."interval", was.too_soon`;
	return row ? { interval: row.interval, tooSoon: row.too_soon } : null;
}

/** Takes an approved request away: for exactly one of any number who ask at once. Null: denied, expired, or fetched before. */
export async function consumeDeviceLogin(tx: Tx, deviceCode: string, now: Date) {
	if (!isToken(deviceCode)) return null;
	await lockHolder(tx, 'deviceLogin', deviceCode);
	const [row] = await tx.$queryRaw<{ user_id: string; name: string; scopes: string[] }[]>`
		DELETE FROM device_logins
		WHERE device_hash = ${hashToken(deviceCode)} AND user_id IS NOT NULL AND expires_at > ${now}::timestamptz
		RETURNING user_id, name, scopes`;
	return row ? { userId: row.user_id, name: row.name, scopes: row.scopes } : null;
}

/** Whether somebody said no to it. */
export async function isDeviceDenied(db: Db | Tx, deviceCode: string): Promise<boolean> {
	if (!isToken(deviceCode)) return false;
	const denied = { deviceHash: hashToken(deviceCode), deniedAt: { not: null } };
	return (await db.deviceLogin.count({ where: denied })) > 0;
}
