import type { AuditFault } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';
import { leadsTo, type Head, type HeadPlace } from './head.ts';
import { beginning, linkOf, type Key, type SealedRow } from './link.ts';
import { sealedColumns } from './rows.ts';
import { hashOf } from './values.ts';

interface Problem {
	readonly fault: AuditFault;
	/** Its number in the chain, counted from 1. */
	readonly seq: string;
	readonly eventId: string | null;
}

export interface Verified {
	readonly checked: number;
	readonly problems: readonly Problem[];
	/** Where to go on; null at the end. */
	readonly next: string | null;
	/** Rows that no seal is about: those of the last seconds, or more where there is no sealer. Counted at the end. */
	readonly unsealed: number | null;
}

interface Looked extends Omit<SealedRow, 'id'> {
	seq: bigint;
	event_id: string;
	link: Uint8Array;
	key_id: string;
	/** Null: the row is not there. */
	id: string | null;
	sides: { side: string; address: string | null; value: Record<string, unknown>; salt: string }[];
	/** Of either side: there is nobody of that id, and so nothing to be read of them. */
	actor_gone: boolean;
	subject_gone: boolean;
}

/** Looks at the log part by part: `after` is where the part before ended. */
export type Verify = (after: bigint) => Promise<Verified>;

export const createVerify =
	({ db, keys, head }: { db: Db; keys: readonly Key[]; head: HeadPlace }): Verify =>
	async (after) =>
		verify({ db, keys, head: await head.read(), after });

interface VerifyOptions {
	readonly db: Db;
	readonly keys: readonly Key[];
	/** As it was kept outside of the database; null where nothing was. */
	readonly head: Head | null;
	/** Begins after this number. */
	readonly after?: bigint;
	readonly most?: number;
}

/** Looks at a part of the log: whether each row is what was sealed, where it was sealed, and whether the end is the end. */
export async function verify(options: VerifyOptions): Promise<Verified> {
	const { db, keys, head, after = 0n, most = 5000 } = options;
	const rows = await db.$queryRaw<Looked[]>`
		SELECT s.seq, s.event_id, s.link, s.key_id, ${sealedColumns},
			e.actor_id IS NULL OR NOT EXISTS (SELECT 1 FROM users u WHERE u.id = e.actor_id) AS actor_gone,
			e.subject_id IS NULL OR NOT EXISTS (SELECT 1 FROM users u WHERE u.id = e.subject_id) AS subject_gone,
			COALESCE((
				SELECT jsonb_agg(jsonb_build_object('side', v.side, 'address', v.address, 'value', v.value, 'salt', encode(v.salt, 'hex')))
				FROM audit_values v WHERE v.event_id = s.event_id
			), '[]') AS sides
		FROM audit_seals s LEFT JOIN audit_events e ON e.id = s.event_id
		WHERE s.seq > ${after}::bigint ORDER BY s.seq LIMIT ${most}::int`;
	const problems: Problem[] = [];
	const found = (fault: AuditFault, seq: bigint, eventId: string | null = null) =>
		void problems.push({ fault, seq: seq.toString(), eventId });

	let seq = after;
	let link = await linkAt(db, after);
	for (const row of rows) {
		for (seq += 1n; seq < row.seq; seq += 1n) {
			found('gone', seq);
			link = null;
		}
		for (const fault of faultsOf(row, link, keys)) found(fault, seq, row.event_id);
		link = row.link;
	}
	const isEnd = rows.length < most;
	if (head) {
		// Looked at in the part that holds it, which need not be the last.
		const cut = BigInt(head.seq);
		if (cut > seq && isEnd) found('cutOff', cut);
		else if (cut > after && cut <= seq && !leadsTo(head, rows)) found('changed', cut);
	}
	return {
		checked: rows.length,
		problems,
		next: isEnd ? null : seq.toString(),
		unsealed: isEnd ? await countUnsealed(db) : null
	};
}

function faultsOf(row: Looked, before: Uint8Array | null, keys: readonly Key[]): AuditFault[] {
	const { id } = row;
	if (id === null) return ['deleted'];
	const key = keys.find((each) => each.id === row.key_id);
	if (!key) return ['unknownKey'];
	// Of what hung on a link that is gone nothing can be said but that it is there.
	const { seq, event_id, link, key_id, sides, actor_gone, subject_gone, ...sealed } = row;
	const fits = !before || linkOf(key, before, seq, { ...sealed, id }).equals(link);
	const faults: AuditFault[] = fits ? [] : ['changed'];
	const hashes = { actor: row.actor_hash, subject: row.subject_hash };
	const gone = { actor: actor_gone && row.actor_id, subject: subject_gone && row.subject_id };
	for (const side of ['actor', 'subject'] as const) {
		const values = sides.find((each) => each.side === side);
		if (!values) {
			if (!gone[side]) faults.push('valuesDeleted');
		} else if (!hashOf(Buffer.from(values.salt, 'hex'), values).equals(hashes[side] ?? beginning))
			faults.push('valuesChanged');
	}
	return faults;
}

async function linkAt(db: Db, seq: bigint): Promise<Uint8Array | null> {
	if (seq === 0n) return beginning;
	const row = await db.auditSeal.findUnique({ where: { seq }, select: { link: true } });
	return row?.link ?? null;
}

async function countUnsealed(db: Db): Promise<number> {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM audit_events e
		WHERE NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_id = e.id)`;
	return row?.count ?? 0;
}
