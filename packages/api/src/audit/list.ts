import { findEvents, readEvents } from '@gatehouse/audit';
import type { ListAudit, MyAudit } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

const midnight = (day: string | undefined) => day && new Date(`${day}T00:00:00Z`);

/** A page of the log, the latest first. It may be short of `limit` and still have a next one. */
export async function list({ db }: Context, { cursor, limit, since, before, ...rest }: ListAudit) {
	const wanted = {
		...rest,
		since: midnight(since) || undefined,
		before: midnight(before) || undefined
	};
	const { ids, next } = await findEvents(db, wanted, { cursor, limit });
	return { items: await readEvents(db, ids), nextCursor: next };
}

/**
 * What happened to one's own account. Of what somebody else did it is not told who, nor from where: `by` is "you", "staff", or "unknown"
 * where nobody was logged in.
 */
export async function mine(ctx: Context & { user: Viewer }, { cursor, limit }: MyAudit) {
	const me = ctx.user.id;
	const { ids, next } = await findEvents(ctx.db, { subjectId: me }, { cursor, limit });
	const rows = await readEvents(ctx.db, ids);
	const items = rows.map(({ id, at, event, act, outcome, reason, via, actor, thing, ...row }) => {
		const by = !actor
			? ('unknown' as const)
			: actor.id === me
				? ('you' as const)
				: ('staff' as const);
		const seen = by === 'staff' ? { address: null, userAgent: null } : row;
		const { address, userAgent } = seen;
		return {
			id,
			at,
			event,
			act,
			outcome,
			reason,
			via,
			by,
			thing,
			address,
			userAgent,
			changes: row.changes
		};
	});
	return { items, nextCursor: next };
}
