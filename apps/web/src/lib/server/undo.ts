import { oneUser, roleOfUser, undoSeconds } from '@gatehouse/contract';
import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';

const name = 'undo';
const attributes = { path: '/admin', httpOnly: true, sameSite: 'lax' } as const;

/** What can be undone as if it never was, named as the action that does so. */
const undo = z.discriminatedUnion('act', [
	z.strictObject({ act: z.literal('undoDisable'), ...oneUser.shape }),
	z.strictObject({ act: z.enum(['assign', 'unassign']), ...roleOfUser.shape })
]);
export type Undo = z.infer<typeof undo>;

/** Offers it on the page that follows, with and without JavaScript, for ten seconds. */
export const offerUndo = (cookies: Cookies, what: Undo) =>
	cookies.set(name, JSON.stringify(what), { ...attributes, maxAge: undoSeconds });

/** What was offered by the act before, once. Whoever forges it is asked by the action like anybody else. */
export function offered(cookies: Cookies): Undo | null {
	const said = cookies.get(name);
	if (said === undefined) return null;
	cookies.delete(name, attributes);
	return undo.safeParse(parsed(said)).data ?? null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
