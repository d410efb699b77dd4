import type { UserOrder } from '@gatehouse/contract';
import { afterYearZero } from '@gatehouse/contract/schema';
import { Prisma } from '@gatehouse/db';
import { z } from 'zod';

/** What a person is sorted by, and the id that decides between equals. */
export interface Place {
	readonly id: string;
	readonly created_at: Date;
	readonly last_seen_at: Date;
	readonly username_folded: string;
}

interface Order {
	readonly by: Prisma.Sql;
	/** The value of a place, as a cursor carries it. */
	readonly valueOf: (place: Place) => string;
	readonly after: (value: string, id: string) => Prisma.Sql;
	/** What such a value looks like. */
	readonly shape: z.ZodString | z.ZodISODateTime;
}

const { sql } = Prisma;
// Whatever a forged cursor says, the database can read it: a year 0 and U+0000 it cannot.
const time = z.iso.datetime().refine(afterYearZero);

/** The orders of the list of people, each of them one index from end to end. */
export const orders: Record<UserOrder, Order> = {
	newest: {
		by: sql`u.created_at DESC, u.id DESC`,
		valueOf: ({ created_at }) => created_at.toISOString(),
		after: (value, id) => sql`(u.created_at, u.id) < (${value}::timestamptz, ${id}::uuid)`,
		shape: time
	},
	oldest: {
		by: sql`u.created_at, u.id`,
		valueOf: ({ created_at }) => created_at.toISOString(),
		after: (value, id) => sql`(u.created_at, u.id) > (${value}::timestamptz, ${id}::uuid)`,
		shape: time
	},
	lastSeen: {
		by: sql`u.last_seen_at DESC, u.id DESC`,
		valueOf: ({ last_seen_at }) => last_seen_at.toISOString(),
		after: (value, id) => sql`(u.last_seen_at, u.id) < (${value}::timestamptz, ${id}::uuid)`,
		shape: time
	},
	username: {
		by: sql`u.username_folded`,
		valueOf: ({ username_folded }) => username_folded,
		after: (value) => sql`u.username_folded > ${value}`,
		shape: z.string().regex(/^[\x20-\x7e]{1,128}$/)
	}
};

/** A place as one word that fits into an address. */
export const cursorOf = (sort: UserOrder, place: Place): string =>
	Buffer.from(JSON.stringify([sort, orders[sort].valueOf(place), place.id])).toString('base64url');

/** What comes after a cursor in this order; null for one that is of another order, or of none. */
export function afterCursor(sort: UserOrder, cursor: string): Prisma.Sql | null {
	const order = orders[sort];
	const shape = z.tuple([z.literal(sort), order.shape, z.uuid()]);
	const read = shape.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
	return read.success ? order.after(read.data[1], read.data[2]) : null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
