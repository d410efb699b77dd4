import { mostAtOnce, undoSeconds } from '@gatehouse/contract';
import type { Cookies } from '@sveltejs/kit';

const name = 'undo';
const attributes = { path: '/admin', httpOnly: true, sameSite: 'lax' } as const;

/** What can be undone as if it never was, named as the action that does so. */
const acts = ['undoDisable', 'assign', 'unassign'] as const;

type Jar = Pick<Cookies, 'get' | 'set' | 'delete'>;

export interface Undo {
	readonly act: (typeof acts)[number];
	readonly userIds: readonly string[];
	/** The role that was given or taken. */
	readonly roleId?: string;
}

/** Offers it on the page that follows, with and without JavaScript, for ten seconds. */
export const offerUndo = (cookies: Jar, { act, userIds, roleId = '' }: Undo) =>
	cookies.set(name, [act, packed([roleId]), packed(userIds)].join('.'), {
		...attributes,
		maxAge: undoSeconds
	});

/** What was offered by the act before, once. Whoever forges it is asked by the action like anybody else. */
export function offered(cookies: Jar): Undo | null {
	const said = cookies.get(name);
	if (said === undefined) return null;
	cookies.delete(name, attributes);
	const [what, role = '', people = ''] = said.split('.');
	const act = acts.find((one) => one === what);
	const [roleId] = unpacked(role);
	const userIds = unpacked(people).slice(0, mostAtOnce);
	return act && userIds.length > 0 ? { act, userIds, ...(roleId ? { roleId } : {}) } : null;
}

// A cookie holds 4 KB: a hundred ids fit as bytes, not as they are written.
const packed = (ids: readonly string[]) =>
	Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64url');

const unpacked = (text: string) =>
	(Buffer.from(text, 'base64url').toString('hex').match(/.{32}/g) ?? []).map((id) =>
		id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
	);
