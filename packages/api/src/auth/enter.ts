import { keepsUntil, recogniseDevice } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { tellOfNewDevice } from './new-device.ts';

interface Entering {
	readonly userId: string;
	readonly username: string;
	readonly remembered: boolean;
}

/**
 * The one door: every way in ends here, inside the transaction of the act that earned it.
 * The session that the browser already had is replaced, never promoted.
 */
export async function enter(ctx: Context, tx: Tx, { username, ...who }: Entering) {
	describe(tx, { entered: { id: who.userId, username } });
	const { credentials, client: from, now } = ctx;
	const { userId } = who;
	const coming = { userId, token: credentials.device.token, userAgent: from.userAgent };
	const device = await recogniseDevice(tx, coming, now());
	const replaces = credentials.session.token;
	const { isFirst, ...started } = await ctx.sessions.start(tx, { ...who, from, replaces });
	// Of the first login ever there is nobody else to tell.
	if (device.isNew && !isFirst) await tellOfNewDevice(ctx, tx, userId);
	return { ...started, device: device.token };
}

interface Started {
	readonly token: string;
	readonly expiresAt: Date | null;
	/** Of a login: what the browser is known by from now on. */
	readonly device?: string;
}

/** Hands the new session to the browser. After the commit: a cookie for a session that was rolled back logs nobody in. */
export function carry({ credentials, now }: Context, { token, expiresAt, device }: Started): void {
	// First: a program that takes one cookie from the answer takes this one.
	credentials.session.set(token, expiresAt);
	if (device) credentials.device.set(device, keepsUntil(now()));
	if (credentials.own.token) credentials.own.clear();
}
