import { z } from 'zod';
import * as staff from './fields-staff.ts';
import { day, id, page, text } from './schema.ts';

export type UserState = 'active' | 'disabled';
export const userStates = ['active', 'disabled'] as const satisfies readonly UserState[];

/** Whether a second factor is asked for on their way in: an app or a passkey. */
export const twoFactorStates = ['on', 'off'] as const;
export type TwoFactorState = (typeof twoFactorStates)[number];

/** `lastSeen`: whoever was here last, first. `username`: from a on. */
export const userOrders = ['newest', 'oldest', 'lastSeen', 'username'] as const;
export type UserOrder = (typeof userOrders)[number];

/** Which people: all of what is said has to be true of them. Days begin at midnight UTC, and `Before` leaves its own day out. */
const which = {
	/** Part of a username or an email address, or a whole id. Under three characters: how one begins. */
	search: text(staff.search).default(''),
	state: z.enum(userStates).optional(),
	twoFactor: z.enum(twoFactorStates).optional(),
	roleId: id('role').optional(),
	joinedSince: day.optional(),
	joinedBefore: day.optional(),
	seenSince: day.optional(),
	seenBefore: day.optional()
};

export const someUsers = z.strictObject(which);
export type SomeUsers = z.infer<typeof someUsers>;

export const listUsers = z.strictObject({
	...which,
	sort: z.enum(userOrders).default('newest'),
	...page,
	/** Where the page before ended, in this order. */
	cursor: z
		.string()
		.max(400)
		.regex(/^[\w-]+$/, { error: 'This is not the cursor of a list.' })
		.optional()
});
export type ListUsers = z.infer<typeof listUsers>;

export const oneUser = z.strictObject({ userId: id('user') });

/** Seconds that a page offers to undo what can be undone exactly. */
export const undoSeconds = 10;

export const sessionOfUser = z.strictObject({ userId: id('user'), sessionId: id('session') });

/** Who is looked through, and why: they read it. */
export const viewAs = z.strictObject({ userId: id('user'), reason: text(staff.viewReason) });
export type ViewAs = z.infer<typeof viewAs>;

export const disableUser = z.strictObject({
	userId: id('user'),
	reason: text(staff.disableReason),
	note: text(staff.disableNote).default(''),
	/** The day it works again by itself, such as 2026-12-31; '': when somebody enables it. */
	until: text(staff.disableUntil).default('')
});
export type DisableUser = z.infer<typeof disableUser>;

/** The next thousand of some people, as lines of a file. */
export const exportUsers = z.strictObject({ ...which, cursor: listUsers.shape.cursor });
export type ExportUsers = z.infer<typeof exportUsers>;
