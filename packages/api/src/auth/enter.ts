import {
	beginPendingLogin,
	endFactorReset,
	hasFactor,
	isTrusted,
	keepsUntil,
	recogniseDevice
} from '@gatehouse/auth';
import type { Entrance, Factor, Way } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context, Credentials } from '../context.ts';
import { tellOfNewDevice } from './new-device.ts';

/** A way in that a person takes; through somebody's eyes one comes otherwise. */
type WayIn = Exclude<Way, 'viewing'>;

interface Entering {
	readonly userId: string;
	readonly username: string;
	/** How they proved who they are. A new way is a line in the contract, and a test that walks it. */
	readonly way: WayIn;
	readonly remembered: boolean;
	/** The second factor, where it was proven already. */
	readonly factor?: Exclude<Factor, 'trustedDevice'>;
}

/** What came of it: to be carried to the browser once it is committed. */
export type Entered =
	| {
			readonly status: 'signedIn';
			readonly token: string;
			readonly expiresAt: Date | null;
			/** What the browser is known by from now on. */
			readonly device: string;
	  }
	| { readonly status: 'twoFactorRequired'; readonly token: string; readonly expiresAt: Date };

/** A passkey is two in one: the device that keeps it, and what unlocks that. */
const enough: ReadonlySet<WayIn> = new Set(['passkey']);

/**
 * The one door: every way in ends here, inside the transaction of the act that earned it. Whoever has a second factor and has not proven
 * it is asked for it, on every way; else the session begins. The one that the browser already had is replaced, never promoted.
 */
export async function enter(ctx: Context, tx: Tx, coming: Entering): Promise<Entered> {
	const { credentials, now } = ctx;
	const { userId, username, way, remembered } = coming;
	let factor: Factor | null = coming.factor ?? null;
	if (!factor && !enough.has(way) && (await hasFactor(tx, userId))) {
		if (!(await isTrusted(tx, userId, credentials.device.token, now()))) {
			const about = { event: 'authn_token_created', subject: { id: userId, username } } as const;
			describe(tx, about);
			const pending = await beginPendingLogin(tx, { userId, way, remembered }, now());
			return { status: 'twoFactorRequired', ...pending };
		}
		factor = 'trustedDevice';
	}
	// Whoever has it has not lost it.
	if (coming.factor || enough.has(way)) await endFactorReset(tx, userId);
	return begin(ctx, tx, { userId, username, way, remembered, factor });
}

type Proven = Pick<Entering, 'userId' | 'username' | 'way' | 'remembered'> & {
	readonly factor: Factor | null;
};

async function begin(ctx: Context, tx: Tx, { username, ...who }: Proven): Promise<Entered> {
	const { credentials, client: from, now } = ctx;
	const { userId } = who;
	describe(tx, { entered: { id: userId, username } });
	const coming = { userId, token: credentials.device.token, userAgent: from.userAgent };
	const device = await recogniseDevice(tx, coming, now());
	const { isFirst, ...started } = await ctx.sessions.start(tx, {
		...who,
		from,
		unconfirmed: who.factor === 'trustedDevice',
		replaces: credentials.session.token
	});
	// Of the first login ever there is nobody else to tell.
	if (device.isNew && !isFirst) await tellOfNewDevice(ctx, tx, userId);
	return { status: 'signedIn', ...started, device: device.token };
}

/** Hands over what came of it. After the commit: a cookie for a session that was rolled back logs nobody in. */
export function carry({ credentials, now }: Context, entered: Entered): Entrance {
	const { status, token, expiresAt } = entered;
	if (status === 'twoFactorRequired') {
		credentials.pending.set(token, expiresAt);
		return { status };
	}
	// First, so that a program that takes one cookie from the answer takes this one.
	credentials.session.set(token, expiresAt);
	credentials.device.set(entered.device, keepsUntil(now()));
	if (credentials.pending.token) credentials.pending.clear();
	if (credentials.own.token) credentials.own.clear();
	return { status };
}

/** Hands over the new token of a session that goes on. After the commit, likewise. */
export function renew(
	{ credentials }: Context,
	{ token, expiresAt }: { token: string; expiresAt: Date | null }
): void {
	if (credentials.own.token) credentials.own.clear();
	credentials.session.set(token, expiresAt);
}

/** Looks through somebody's eyes from now on; one's own session waits. After the commit, likewise. */
export function lookThrough(
	{ credentials }: Context,
	lent: { token: string },
	own: { token: string; expiresAt: Date | null }
): void {
	credentials.own.set(own.token, own.expiresAt);
	credentials.session.set(lent.token, null);
}

/** The end of "view as": back in the session that waited, which was proven when it began. Logged out where that has ended meanwhile. */
export function comeBack(
	{ session, own }: Credentials,
	back: { token: string; expiresAt: Date | null } | null
): void {
	own.clear();
	if (back) session.set(back.token, back.expiresAt);
	else session.clear();
}
