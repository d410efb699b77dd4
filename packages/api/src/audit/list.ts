import { findEvents, readEvents } from '@gatehouse/audit';
import type { ListAudit } from '@gatehouse/contract';
import type { Context } from '../context.ts';

const midnight = (day: string | undefined) => (day ? new Date(`${day}T00:00:00Z`) : undefined);

/** What is asked for by days, as what is looked for by moments. */
export const asWanted = ({ since, before, ...which }: Omit<ListAudit, 'limit'>) => ({
	...which,
	since: midnight(since),
	before: midnight(before)
});

/** A page of the log, the latest first. It may be short of `limit` and still have a next one. */
export async function list({ db }: Context, { limit, ...wanted }: ListAudit) {
	const { cursor } = wanted;
	const { ids, next } = await findEvents(db, asWanted(wanted), { cursor, limit });
	return { items: await readEvents(db, ids), nextCursor: next };
}
