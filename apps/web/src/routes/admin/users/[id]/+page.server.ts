import { invalid, type Api } from '@gatehouse/api';
import {
	disableUser,
	isAllowed,
	listMails,
	oneMail,
	oneUser,
	permissions,
	type Holder,
	type Permission,
	roleOfUser,
	sessionOfUser,
	viewAs
} from '@gatehouse/contract';
import { error, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { deviceName } from '@gatehouse/contract/device-name';
import { runs } from '#lib/runs.ts';
import { sentence, spoken } from '#lib/sentence.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import { offered, offerUndo } from '#lib/server/undo.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { words } from './words.ts';

interface Held {
	readonly roles: readonly { name: string; permissions: readonly Permission[] }[];
}

/** Who is deleted, and their name once more: what cannot be undone is not done by a slip of the finger. */
const deletion = z.strictObject({ ...oneUser.shape, confirmation: z.string().default('') });

export const load: PageServerLoad = async ({ cookies, locals, params, url }) => {
	const { api, context } = locals;
	const who = oneUser.safeParse({ userId: params.id });
	if (!who.success) error(404, 'This is not the id of a user.');
	// A cursor that was cut short is the first page.
	const earlier = listMails
		.pick({ cursor: true })
		.safeParse({ cursor: url.searchParams.get('mails') ?? undefined });
	const may = (permission: keyof typeof permissions) => isAllowed(permission, context.user);
	const [user, sessions, mails, roles, activity] = await Promise.all([
		api.users.get(who.data),
		may('users:recover') ? api.users.sessions(who.data) : null,
		api.mail.ofUser({ ...who.data, ...earlier.data }),
		may('roles:assign') && may('roles:read') ? api.roles.list() : { items: [] },
		may('audit:read') ? api.users.activity({ ...who.data, limit: 50 }) : null
	]);
	const asked = (name: string) => user.mayAct && url.searchParams.has(name);
	const { reason = '', note = '', until = null } = user.disabled ?? {};
	const disabling = asked('disable') && may('users:disable');
	const viewing = asked('view') && may('users:impersonate') && !notToView(user, context.user);
	return {
		person: user,
		may: {
			disable: may('users:disable'),
			recover: may('users:recover'),
			delete: may('users:delete'),
			view: user.mayAct && may('users:impersonate')
		},
		notToView: notToView(user, context.user),
		viewing: viewing
			? await superValidate({ userId: user.id }, zod4(viewAs), { errors: false })
			: null,
		allowed: everything(user.roles),
		devices: sessions?.items.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
			...{ id, createdAt, lastSeenAt },
			name: deviceName(userAgent)
		})),
		activity: activity && latest(activity.items),
		mails,
		toGive: user.mayAct
			? roles.items.filter(({ id, mayAct }) => mayAct && !user.roles.some((has) => has.id === id))
			: [],
		disabling: disabling
			? await superValidate(
					{ userId: user.id, reason, note, until: until?.toISOString().slice(0, 10) ?? '' },
					zod4(disableUser),
					{ errors: false }
				)
			: null,
		turningOff: asked('factor') && may('users:recover') && user.twoFactor.on,
		deleting:
			asked('delete') && may('users:delete')
				? await superValidate({ userId: user.id }, zod4(deletion), { errors: false })
				: null,
		notice: flashed(cookies),
		undo: offered(cookies)
	};
};

/** Why nobody looks through these eyes, or not this reader. */
function notToView(person: Held & { disabled: object | null }, reader: Holder): string | undefined {
	if (person.disabled) return words.viewNotDisabled;
	const theirs = new Set(person.roles.flatMap(({ permissions }) => permissions));
	return reader?.permissions.every((one) => theirs.has(one)) ? words.viewNotAsMuch : undefined;
}

/** Ten rows of what happened last: what reads the same is one of them. */
const latest = (items: Awaited<ReturnType<Api['users']['activity']>>['items']) =>
	runs(
		items.map(({ id, at, outcome, ...row }) => ({
			...{ id, at, outcome },
			sentence: sentence({ outcome, ...row })
		})),
		({ outcome, sentence: parts }) => `${outcome} ${spoken(parts)}`
	).slice(0, 10);

/** What somebody may do, each with the roles that it comes from. */
function everything(roles: Held['roles']) {
	return Object.entries(permissions).flatMap(([permission, does]) => {
		const by = roles.filter((role) => role.permissions.some((one) => one === permission));
		return by.length > 0 ? [{ permission, does, by: by.map(({ name }) => name) }] : [];
	});
}

/** Back to the person, with a sentence of how it went. */
function back({ cookies, params }: RequestEvent, sentence: string): never {
	flash(cookies, sentence);
	redirect(303, `/admin/users/${params.id}`);
}

export const actions: Actions = {
	assign: (event) =>
		submit(event, roleOfUser, event.locals.api.roles.assign, (_, { data }) => {
			offerUndo(event.cookies, { act: 'unassign', userIds: [data.userId], roleId: data.roleId });
			back(event, words.done.given);
		}),
	unassign: (event) =>
		submit(event, roleOfUser, event.locals.api.roles.unassign, (_, { data }) => {
			offerUndo(event.cookies, { act: 'assign', userIds: [data.userId], roleId: data.roleId });
			back(event, words.done.taken);
		}),
	disable: (event) =>
		submit(
			event,
			disableUser,
			event.locals.api.users.disable,
			({ isNew }, { data: { userId } }) => {
				if (isNew) offerUndo(event.cookies, { act: 'undoDisable', userIds: [userId] });
				back(event, isNew ? words.done.disabled : words.done.reasonSaved);
			}
		),
	undoDisable: (event) =>
		submit(event, oneUser, event.locals.api.users.undoDisable, () =>
			back(event, words.done.undone)
		),
	enable: (event) =>
		submit(event, oneUser, event.locals.api.users.enable, () => back(event, words.done.enabled)),
	endSession: (event) =>
		submit(event, sessionOfUser, event.locals.api.users.endSession, () =>
			back(event, words.done.loggedOut)
		),
	endSessions: (event) =>
		submit(event, oneUser, event.locals.api.users.endSessions, () =>
			back(event, words.done.loggedOutAll)
		),
	sendPasswordReset: (event) =>
		submit(event, oneUser, event.locals.api.users.sendPasswordReset, () =>
			back(event, words.done.resetSent)
		),
	resetTwoFactor: (event) =>
		submit(event, oneUser, event.locals.api.users.resetTwoFactor, ({ wasOn }) =>
			back(event, wasOn ? words.done.twoStepOff : words.done.twoStepWasOff)
		),
	sendAgain: (event) =>
		submit(event, oneMail, event.locals.api.mail.sendAgain, () =>
			back(event, words.done.sentAgain)
		),
	// To their profile, which is what this browser shows from now on.
	impersonate: (event) =>
		submit(event, viewAs, event.locals.api.users.impersonate, () => redirect(303, '/profile')),
	delete: (event) =>
		submit(
			event,
			deletion,
			async ({ userId, confirmation }) => {
				const { username } = await event.locals.api.users.get({ userId });
				if (confirmation.trim() !== username)
					throw invalid(deletion, { confirmation: words.notTheName });
				await event.locals.api.users.delete({ userId });
				return username;
			},
			(username) => {
				flash(event.cookies, words.done.deleted(username));
				redirect(303, '/admin/users');
			}
		)
};
