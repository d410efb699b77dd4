import { findEvents, readEvents, type AuditRow } from '@gatehouse/audit';
import type { ExportAudit } from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { csvLine } from '../csv.ts';
import { describe } from './describe.ts';
import { asWanted } from './list.ts';

/** Events in one part: what is held in memory at a time, however long the log is. */
const part = 2000;

const columns: Readonly<Record<string, (row: AuditRow) => string | null | undefined>> = {
	Id: ({ id }) => id,
	Time: ({ at }) => at.toISOString(),
	Event: ({ event }) => event,
	Act: ({ act }) => act,
	Outcome: ({ outcome }) => outcome,
	Reason: ({ reason }) => reason,
	'Who: id': ({ actor }) => actor?.id,
	Who: ({ actor }) => actor?.username,
	'Through their eyes': ({ impersonator }) => impersonator?.username,
	'Through their eyes: id': ({ impersonator }) => impersonator?.id,
	By: ({ via }) => via,
	'On whom: id': ({ subject }) => subject?.id,
	'On whom': ({ subject }) => subject?.username,
	'On what': ({ thing }) => thing?.kind,
	'On what: id': ({ thing }) => thing?.id,
	'On what: name': ({ thing }) => thing?.name,
	Before: ({ changes }) => changes.map(({ what, before }) => `${what}: ${before ?? ''}`).join('; '),
	After: ({ changes }) => changes.map(({ what, after }) => `${what}: ${after ?? ''}`).join('; '),
	Address: ({ address }) => address,
	Browser: ({ userAgent }) => userAgent,
	Request: ({ requestId }) => requestId
};

/**
 * The next two thousand, the latest first, as lines of CSV. The first part begins with the names of the columns, and is recorded: so
 * the log says who has taken it along, and that row is in the file as well.
 */
export async function exportAudit({ db }: Pick<Context, 'db'>, wanted: ExportAudit) {
	const { cursor } = wanted;
	if (!cursor) await db.$transaction(async (tx) => describe(tx, { after: asked(wanted) }));
	const { ids, next } = await findEvents(db, asWanted(wanted), { cursor, limit: part });
	const rows = await readEvents(db, ids);
	const lines = rows.map((row) => csvLine(Object.values(columns).map((cell) => cell(row) ?? '')));
	const first = cursor ? [] : [csvLine(Object.keys(columns))];
	return { csv: [...first, ...lines].join(''), nextCursor: next };
}

/** What was asked for, as the log has it. */
const asked = ({ cursor: _, ...wanted }: ExportAudit) =>
	Object.fromEntries(
		Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : []))
	);
