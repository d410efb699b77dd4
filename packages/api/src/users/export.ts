import { exportUsers as schema, type ExportUsers } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { csvLine } from '../csv.ts';
import { list } from './list.ts';

/** People in one part: what is held in memory at a time, however many there are. */
const part = 1000;

const heads = ['Id', 'Username', 'Email', 'State', 'Roles', 'Joined', 'Last seen'];

/** The next thousand, as lines of CSV. The first part begins with the names of the columns. */
export async function exportUsers(ctx: Context & { user: Viewer }, wanted: ExportUsers) {
	// Once for the whole of it: the parts that follow have its cursor.
	if (!wanted.cursor)
		await ctx.db.$transaction(async (tx) => describe(tx, { after: filters(wanted) }));
	const { items, nextCursor } = await list(ctx, { ...wanted, sort: 'oldest', limit: part }, schema);
	const lines = items.map(({ id, username, email, state, roles, memberSince, lastSeenAt }) =>
		csvLine([
			id,
			username,
			email,
			state,
			roles.map(({ name }) => name).join('; '),
			memberSince.toISOString(),
			lastSeenAt.toISOString()
		])
	);
	const first = wanted.cursor ? [] : [csvLine(heads)];
	return { csv: [...first, ...lines].join(''), nextCursor };
}

/** What was asked for, as the log has it. */
const filters = ({ cursor: _, ...wanted }: ExportUsers) =>
	Object.fromEntries(
		Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
	);
