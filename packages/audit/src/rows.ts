import { Prisma } from '@gatehouse/db';

/** What of a row is sealed, from `audit_events e`. */
export const sealedColumns = Prisma.sql`e.id, e.at, e.event, e.act, e.outcome, e.reason, e.actor_id, e.impersonator_id,
	e.subject_id, e.thing, e.thing_id, e.via, e.request_id, e.actor_hash, e.subject_hash`;
