import {
	auditThings,
	auditVias,
	isAuditEvent,
	type AuditEvent,
	type AuditOutcome,
	type AuditThing,
	type AuditVia
} from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';

/** What was before and after, each as one line. */
export interface Change {
	readonly what: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** Someone, by the name they had then; null where that was erased. */
export interface Named {
	readonly id: string;
	readonly username: string | null;
}

/** An event as it is read. */
export interface AuditRow {
	readonly id: string;
	readonly at: Date;
	readonly event: AuditEvent;
	readonly act: string;
	readonly outcome: AuditOutcome;
	readonly reason: string;
	readonly via: AuditVia;
	readonly requestId: string;
	readonly actor: Named | null;
	/** Whoever looked through the actor's eyes, by the name they have now. */
	readonly impersonator: Named | null;
	readonly subject: Named | null;
	readonly thing: { kind: AuditThing; id: string; name: string | null } | null;
	readonly address: string | null;
	readonly userAgent: string | null;
	readonly changes: readonly Change[];
}

/** These events with what can be read of them, in this order. What this version does not know of is left out. */
export async function readEvents(db: Db, ids: readonly string[]): Promise<AuditRow[]> {
	const where = { in: [...ids] };
	const [events, values] = await Promise.all([
		db.auditEvent.findMany({ where: { id: where } }),
		db.auditValue.findMany({ where: { eventId: where } })
	]);
	const names = await namesOf(db, events);
	const rows = new Map(events.map((row) => [row.id, row]));
	const sides = new Map(values.map((row) => [`${row.eventId} ${row.side}`, row]));
	return ids.flatMap((id) => {
		const row = rows.get(id);
		if (!row || !isAuditEvent(row.event)) return [];
		const { event, thing, thingId } = row;
		const actor = sides.get(`${id} actor`);
		const subject = sides.get(`${id} subject`);
		const kind = auditThings.find((known) => known === thing);
		return {
			id,
			at: row.at,
			event,
			act: row.act,
			outcome: row.outcome === 'done' ? ('done' as const) : ('refused' as const),
			reason: row.reason,
			via: auditVias.find((known) => known === row.via) ?? 'system',
			requestId: row.requestId,
			actor: named(row.actorId, actor?.value),
			impersonator: row.impersonatorId
				? { id: row.impersonatorId, username: names.get(row.impersonatorId) ?? null }
				: null,
			subject: named(row.subjectId, subject?.value),
			thing: kind && thingId ? { kind, id: thingId, name: word(subject?.value, 'thing') } : null,
			address: actor?.address ?? null,
			userAgent: word(actor?.value, 'userAgent'),
			changes: changesOf(at(subject?.value, 'before'), at(subject?.value, 'after'))
		};
	});
}

/** Of those who looked through somebody's eyes, who are few. */
async function namesOf(db: Db, events: readonly { impersonatorId: string | null }[]) {
	const ids = events.flatMap(({ impersonatorId: id }) => (id ? [id] : []));
	if (ids.length === 0) return new Map<string, string>();
	const people = await db.user.findMany({
		where: { id: { in: ids } },
		select: { id: true, username: true }
	});
	return new Map(people.map(({ id, username }) => [id, username]));
}

const at = (value: unknown, key: string): unknown => Reflect.get(Object(value), key);

function word(value: unknown, key: string): string | null {
	const found = at(value, key);
	return typeof found === 'string' ? found : null;
}

const named = (id: string | null, value: unknown): Named | null =>
	id ? { id, username: word(value, 'username') } : null;

function changesOf(before: unknown, after: unknown): Change[] {
	const names = new Set([...namesIn(before), ...namesIn(after)]);
	return [...names].sort().flatMap((what) => {
		const change = { what, before: line(at(before, what)), after: line(at(after, what)) };
		return change.before === change.after ? [] : [change];
	});
}

const namesIn = (facts: unknown): string[] =>
	typeof facts === 'object' && facts !== null ? Object.keys(facts) : [];

function line(fact: unknown): string | null {
	if (Array.isArray(fact)) return fact.map(String).join(', ');
	if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
	return typeof fact === 'string' ? fact : null;
}
