import {
	covers,
	isAllowed,
	isPermission,
	type ListMails,
	type MailState
} from '@gatehouse/contract';
import type { Prisma } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { isKind, theSame, ways } from './ways.ts';

type Signed = Context & { user: Viewer };

const shown = {
	id: true,
	userId: true,
	template: true,
	recipient: true,
	reason: true,
	createdAt: true,
	triedAt: true,
	deliveredAt: true,
	givenUpAt: true,
	settledAt: true,
	sealed: true,
	user: {
		select: {
			roles: { select: { role: { select: { permissions: { select: { permission: true } } } } } }
		}
	}
} as const;

interface Row {
	id: string;
	userId: string | null;
	template: string;
	recipient: string;
	reason: string;
	createdAt: Date;
	triedAt: Date | null;
	deliveredAt: Date | null;
	givenUpAt: Date | null;
	settledAt: Date | null;
	sealed: unknown;
	user: { roles: { role: { permissions: { permission: string }[] } }[] } | null;
}

/** A mail as whoever administers sees it: what became of it, when, and whether this viewer may send it again. */
function asShown(viewer: Viewer, row: Row) {
	const { id, template, recipient, createdAt } = row;
	const { state, at } = stateOf(row);
	const refused = state === 'retrying' || state === 'givenUp';
	return {
		id,
		template,
		recipient,
		createdAt,
		state,
		/** When it became so. */
		at,
		/** What the mail server said; '' where it has not refused. */
		reason: refused ? row.reason : '',
		maySendAgain: state === 'givenUp' && !row.settledAt && isLeft(row) && mayAct(viewer, row)
	};
}

function stateOf({ createdAt, triedAt, deliveredAt, givenUpAt }: Row): {
	state: MailState;
	at: Date;
} {
	if (deliveredAt) return { state: 'delivered', at: deliveredAt };
	if (givenUpAt) return { state: 'givenUp', at: givenUpAt };
	if (triedAt) return { state: 'retrying', at: triedAt };
	return { state: 'waiting', at: createdAt };
}

/** What would be sent is there, or is made anew. */
const isLeft = ({ template, sealed }: Row) =>
	isKind(template) && (ways[template] !== theSame || sealed !== null);

/** The one rule, where the mail is about an account. */
function mayAct(viewer: Viewer, { userId, user }: Row): boolean {
	const held = user?.roles.flatMap(({ role }) => role.permissions) ?? [];
	const permissions = held.map(({ permission }) => permission).filter(isPermission);
	return (
		isAllowed('users:recover', viewer) &&
		userId !== viewer.id &&
		covers(viewer.permissions, permissions)
	);
}

const orders = {
	createdAt: [{ createdAt: 'desc' }, { id: 'desc' }],
	givenUpAt: [{ givenUpAt: 'desc' }, { id: 'desc' }]
} satisfies Record<string, Prisma.MailOrderByWithRelationInput[]>;

/** A page of some mails, in the order of one of their times. */
async function page(
	{ db, user }: Signed,
	where: Prisma.MailWhereInput,
	by: keyof typeof orders,
	{ cursor, limit }: Omit<ListMails, 'userId'>
) {
	const last = cursor && (await db.mail.findUnique({ where: { id: cursor }, select: shown }));
	// Gone by age, and then so is what came after it; or with its account. Without its time it is on no page of these.
	if (cursor && !(last && last[by])) return { items: [], nextCursor: null };
	const after = last
		? { [by]: { lte: last[by] }, NOT: { [by]: last[by], id: { gte: last.id } } }
		: {};
	const rows = await db.mail.findMany({
		where: { AND: [where, after] },
		orderBy: orders[by],
		take: limit + 1,
		select: shown
	});
	const items = rows.slice(0, limit).map((row) => asShown(user, row));
	return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export const mailsOfUser = (ctx: Signed, { userId, ...wanted }: ListMails) =>
	page(ctx, { userId }, 'createdAt', wanted);

export const undelivered = (ctx: Signed, wanted: Omit<ListMails, 'userId'>) =>
	page(ctx, { givenUpAt: { not: null }, settledAt: null }, 'givenUpAt', wanted);
