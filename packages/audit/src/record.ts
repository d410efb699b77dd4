import { newId, Prisma, type Db, type Tx } from '@gatehouse/db';
import type { Entry } from './entry.ts';
import { ofActor, ofSubject, type Values } from './values.ts';

/**
 * Writes events into the log, in one statement: given a transaction, they are there exactly if what they tell of is.
 * Nothing can be changed or taken away afterwards; the sealer takes it from here.
 */
export async function record(db: Db | Tx, entries: readonly Entry[]): Promise<void> {
	const rows = entries.map((entry) => ({
		entry,
		id: newId(entry.at),
		actor: ofActor(entry),
		subject: ofSubject(entry)
	}));
	const events = rows.map(({ id, entry, actor, subject }) => eventRow(id, entry, actor, subject));
	const values = rows.flatMap(({ id, actor, subject }) => [
		valueRow(id, actor),
		valueRow(id, subject)
	]);
	await db.$executeRaw`
		WITH kept AS (
			INSERT INTO audit_values (event_id, side, user_id, address, value, salt) VALUES ${Prisma.join(values)}
		)
		INSERT INTO audit_events (id, at, event, act, outcome, reason, actor_id, impersonator_id, subject_id,
			thing, thing_id, via, request_id, actor_hash, subject_hash)
		VALUES ${Prisma.join(events)}`;
}

const eventRow = (id: string, entry: Entry, actor: Values, subject: Values) => Prisma.sql`(
	${id}::uuid, ${entry.at}::timestamptz, ${entry.event}, ${entry.act}, ${entry.outcome}, ${entry.reason ?? ''},
	${entry.actor?.id ?? null}::uuid, ${entry.impersonatorId ?? null}::uuid, ${entry.subject?.id ?? null}::uuid,
	${entry.thing?.kind ?? null}::text, ${entry.thing?.id ?? null}::uuid, ${entry.via}, ${entry.requestId},
	${actor.hash}, ${subject.hash})`;

const valueRow = (id: string, { side, userId, address, value, salt }: Values) => Prisma.sql`(
	${id}::uuid, ${side}, ${userId}::uuid, ${address}::text, ${JSON.stringify(value)}::jsonb, ${salt})`;
