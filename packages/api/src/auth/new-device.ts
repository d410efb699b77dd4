import { recordUndoable } from '@gatehouse/auth';
import { deviceName } from '@gatehouse/contract/device-name';
import type { Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';

/** A browser that keeps nothing is new each time: its owner is told so often a day, and then knows. */
const mostADay = 5;
const day = 86_400_000;

/** Tells somebody that a browser was logged in with which they never used, and gives them the link that ends it. */
export async function tellOfNewDevice(
	{ mailer, client, now }: Context,
	tx: Tx,
	userId: string
): Promise<void> {
	const at = now();
	const template = 'newDevice';
	const told = await tx.mail.count({
		where: { userId, template, createdAt: { gt: new Date(at.getTime() - day) } }
	});
	if (told >= mostADay) return;
	const { username, email, token, until } = await recordUndoable(tx, userId, 'login', at);
	const device = deviceName(client.userAgent);
	const from = { device, address: client.address ?? 'unknown' };
	const values = { username, ...from, at: at.toISOString(), until: until.toISOString(), token };
	await mailer.send(tx, { template, to: email, userId, values });
}
