import {
	isAllowed,
	takes,
	type Outcome,
	type PreviewMany,
	type Refusal,
	type UserState
} from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { requireRole } from '../roles/authority.ts';
import { asShown, shown } from './list.ts';
import { alive } from './sessions.ts';

type Signed = Context & { user: Viewer };

/** Somebody, as far as an act over many is concerned. */
interface Person {
	readonly id: string;
	readonly state: UserState;
	readonly roles: readonly { readonly id: string }[];
	readonly isYou: boolean;
	readonly mayAct: boolean;
}

/** What an act would do to each of these people, read from how things stand: nothing is written, and no one is locked. */
export async function preview(ctx: Signed, wanted: PreviewMany) {
	const { act, userIds, roleId } = wanted;
	if (!isAllowed(takes[act], ctx.user))
		throw refuse({ kind: 'notAllowed', why: 'missingPermission', permission: takes[act] });
	if (roleId) await requireRole(ctx.db, ctx.user, roleId);
	const where = { id: { in: userIds } };
	const rows = await ctx.db.user.findMany({ where, select: shown });
	const people = new Map(rows.map((row) => [row.id, asShown(ctx.user, row)]));
	const isSo = await already(ctx, wanted);
	const isLast = await lastOnes(ctx, wanted);
	const judge = (person: Person | undefined): Omit<Outcome, 'userId'> => {
		if (!person) return refused({ kind: 'notFound' });
		if (person.isYou) return refused({ kind: 'notAllowed', why: 'onYourself' });
		if (!person.mayAct) return refused({ kind: 'notAllowed', why: 'beyondYours' });
		if (isSo(person)) return { outcome: 'unchanged', refusal: null };
		if (isLast(person)) return refused({ kind: 'conflict', conflict: 'lastAdministrator' });
		return { outcome: 'done', refusal: null };
	};
	return {
		people: userIds.map((userId) => {
			const found = people.get(userId);
			const person = found && {
				username: found.username,
				email: found.email,
				picture: found.picture,
				state: found.state
			};
			return { userId, person: person ?? null, ...judge(found) };
		})
	};
}

const refused = (refusal: Refusal) => ({ outcome: 'refused', refusal }) as const;

/** Of whom the act would change nothing. */
async function already({ db, now }: Signed, { act, userIds, roleId }: PreviewMany) {
	const holds = ({ roles }: Person) => roles.some(({ id }) => id === roleId);
	switch (act) {
		case 'disable':
			return ({ state }: Person) => state === 'disabled';
		case 'enable':
			return ({ state }: Person) => state === 'active';
		case 'assign':
			return holds;
		case 'unassign':
			return (person: Person) => roleId !== undefined && !holds(person);
		case 'endSessions': {
			const where = { userId: { in: userIds }, ...alive(now()) };
			const sessions = await db.session.findMany({ where, select: { userId: true } });
			const loggedIn = new Set(sessions.map(({ userId }) => userId));
			return ({ id }: Person) => !loggedIn.has(id);
		}
	}
}

/** Whose turn would leave no active administrator: asked of one person after the other, in the order of the act. */
async function lastOnes({ db }: Signed, { act, roleId }: PreviewMany) {
	const role = await db.role.findUnique({
		where: { builtIn: 'administrator' },
		select: { id: true, _count: { select: { holders: { where: { user: { disabledAt: null } } } } } }
	});
	const ends = act === 'disable' || (act === 'unassign' && roleId === role?.id);
	let others = (role?._count.holders ?? 0) - 1;
	return ({ state, roles }: Person) => {
		if (!ends || state === 'disabled' || !roles.some(({ id }) => id === role?.id)) return false;
		return others-- <= 0;
	};
}
