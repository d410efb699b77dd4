import { record } from '@gatehouse/audit';
import type { Context } from '../context.ts';

/** Seconds within which the same page is refused to the same person without another row. */
const pause = 60;

/** What the gate of the site refuses to somebody who is logged in: a page, or a form on it (`/admin/roles`, `/admin/roles?/create`). */
export async function recordDenied(
	ctx: Context,
	route: string,
	action: string | null
): Promise<void> {
	const { db, limits, user, session, client, requestId, now } = ctx;
	const viewer = session?.viewer;
	if (!user) return;
	// Its name is the caller's choice, and need not be that of a form.
	const form = action === null ? '' : /^\w{1,40}$/.test(action) ? `?/${action}` : '?/…';
	const place = route + form;
	const key = `denied\n${user.id}\n${place}`;
	if (await limits.hit([{ key, most: 1, seconds: pause }])) return;
	const reason = viewer ? 'viewing' : 'missingPermission';
	const refused = { event: 'authz_fail', outcome: 'refused', reason } as const;
	const actor = { actor: user, impersonatorId: viewer?.id ?? null };
	const who = { ...actor, ...client, via: 'session', requestId, at: now() } as const;
	await record(db, [{ ...who, ...refused, act: place }]);
}
