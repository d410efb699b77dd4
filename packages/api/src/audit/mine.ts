import { findEvents, readEvents, type AuditRow } from '@gatehouse/audit';
import type { AuditBy, MyAudit } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

/**
 * What happened to one's own account, and what was done from it: a thief's acts on others are one's own. Of what somebody else did it
 * is not told who, nor from where. `on`: whom it was done to, where that is somebody else.
 */
export async function mine({ db, user }: Context & { user: Viewer }, { cursor, limit }: MyAudit) {
	const place = { cursor, limit };
	const [on, by] = await Promise.all([
		findEvents(db, { subjectId: user.id }, place),
		findEvents(db, { actorId: user.id }, place)
	]);
	const all = [...new Set([...on.ids, ...by.ids])].sort().reverse();
	const ids = all.slice(0, limit);
	const isEnd = all.length <= limit && !on.next && !by.next;
	const rows = await readEvents(db, ids);
	return {
		items: rows.map((row) => asOwn(row, user.id)),
		nextCursor: isEnd ? null : (ids.at(-1) ?? null)
	};
}

function asOwn(row: AuditRow, me: string) {
	const { actor: _, impersonator: __, subject, requestId: ___, ...told } = row;
	const by = whoDid(row, me);
	const from = by === 'staff' ? { address: null, userAgent: null } : {};
	const on = subject && subject.id !== me ? { username: subject.username } : null;
	return { ...told, ...from, by, on };
}

function whoDid({ actor, impersonator, via }: AuditRow, me: string): AuditBy {
	if (via === 'system' || via === 'terminal') return via;
	if (!actor) return 'unknown';
	return actor.id === me && !impersonator ? 'you' : 'staff';
}
