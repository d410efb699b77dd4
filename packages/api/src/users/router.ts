import {
	activityOfUser,
	disableMany,
	disableUser,
	exportUsers,
	inviteUser,
	listInvitations,
	listUsers,
	oneInvitation,
	oneUser,
	previewMany,
	sessionOfUser,
	somePeople,
	viewAs
} from '@gatehouse/contract';
import { list as activity } from '../audit/list.ts';
import { invite } from '../invitations/invite.ts';
import { list as listInvited } from '../invitations/list.ts';
import { resend, revoke } from '../invitations/renew.ts';
import { inviting, invitingAgain } from '../invitations/router.ts';
import { eachPerson, hours, limited } from '../limit.ts';
import { confirmed, lookingOn, may } from '../policy.ts';
import { act, procedure, router, taking } from '../trpc.ts';
import { deleteUser } from './delete.ts';
import { disable, enable, undoDisable } from './disable.ts';
import { exportUsers as exportPart } from './export.ts';
import { getUser } from './get.ts';
import { impersonate, stopImpersonating } from './impersonate.ts';
import { list } from './list.ts';
import { many, manyAtOnce } from './many.ts';
import { preview } from './preview.ts';
import { endSession, endSessions, resetTwoFactor, sendPasswordReset } from './recover.ts';
import { sessionsOf } from './sessions.ts';

export const users = router({
	/** Newest first, by keyset. `search`: part of a username or an email address. */
	list: procedure(may('users:read'))
		.input(listUsers)
		.query(({ ctx, input }) => list(ctx, input)),

	get: procedure(may('users:read'), 'notFound')
		.input(oneUser)
		.query(({ ctx, input }) => getUser(ctx, input.userId)),

	/** Mails somebody a link to make an account; with a role, one that the caller may give. Issues on `email`, `roleId`. */
	invite: act('authz_admin', confirmed('users:invite'), 'notFound')
		.input(inviteUser)
		.use(inviting)
		.mutation(({ ctx, input }) => invite(ctx, input)),

	/** Whoever was invited and has no account yet, newest first. `search`: part of the address. */
	invitations: procedure(may('users:read'))
		.input(listInvitations)
		.query(({ ctx, input }) => listInvited(ctx, input)),

	/** Mails a new link, for seven days more; the one before is dead. */
	resendInvitation: act('authz_admin', confirmed('users:invite'), 'notFound')
		.input(oneInvitation)
		.use(invitingAgain)
		.mutation(({ ctx, input }) => resend(ctx, input.invitationId)),

	/** Withdraws an invitation: its link is dead. */
	revokeInvitation: act('authz_admin', confirmed('users:invite'), 'notFound')
		.input(oneInvitation)
		.mutation(({ ctx, input }) => revoke(ctx, input.invitationId)),

	/** Closes an account, and tells its owner why; of one that is closed, puts the reason right. Issues on `reason`, `note`, `until`. */
	disable: act('user_archived', confirmed('users:disable'), 'notFound', 'conflict')
		.input(disableUser)
		.mutation(({ ctx, input }) => disable(ctx, input)),

	/** Opens it again. */
	enable: act('user_updated', confirmed('users:disable'), 'notFound')
		.input(oneUser)
		.mutation(async ({ ctx, input }) => void (await enable(ctx, input.userId))),

	/**
	 * What an act over many people would do to each of them, a hundred at most. Changes nothing. Who may not do it is refused
	 * as they would be. Of a role's act without `roleId`: who they are is judged, not who holds what.
	 */
	preview: procedure(may('users:read'), 'notFound')
		.input(previewMany)
		.query(({ ctx, input }) => preview(ctx, input)),

	/** Closes the accounts that are open among a hundred at most, each by itself. Issues on `reason`, `note`, `until`. */
	disableMany: act('user_archived', confirmed('users:disable'))
		.input(disableMany)
		.use(manyAtOnce)
		.mutation(({ ctx, input: { userIds, ...why } }) =>
			many(
				userIds,
				async (userId) => (await disable(ctx, { userId, ...why }, { openOnly: true })).isNew
			)
		),

	/** Within seconds of it: each as if it had not been disabled. */
	undoDisableMany: act('user_updated', confirmed('users:disable'))
		.input(somePeople)
		.use(manyAtOnce)
		.mutation(({ ctx, input }) =>
			many(input.userIds, async (userId) => {
				await undoDisable(ctx, userId);
				return true;
			})
		),

	/** Opens accounts again, each by itself. */
	enableMany: act('user_updated', confirmed('users:disable'))
		.input(somePeople)
		.use(manyAtOnce)
		.mutation(({ ctx, input }) => many(input.userIds, (userId) => enable(ctx, userId))),

	/** Logs people out everywhere, each by themselves. */
	endSessionsMany: act('session_expired', confirmed('users:recover'))
		.input(somePeople)
		.use(manyAtOnce)
		.mutation(({ ctx, input }) => many(input.userIds, (userId) => endSessions(ctx, userId))),

	/** Within seconds of it: as if it had not been disabled. */
	undoDisable: act('user_updated', confirmed('users:disable'), 'notFound', 'conflict')
		.input(oneUser)
		.mutation(({ ctx, input }) => undoDisable(ctx, input.userId)),

	/** Where somebody is logged in, the latest first. */
	sessions: procedure(may('users:recover'))
		.input(oneUser)
		.query(({ ctx, input }) => sessionsOf(ctx, input.userId)),

	/** What happened to somebody's account, and who did it, the latest first. */
	activity: procedure(may('audit:read'))
		.input(activityOfUser)
		.query(({ ctx, input: { userId: subjectId, ...page } }) =>
			activity(ctx, { subjectId, ...page })
		),

	/**
	 * "View as": sees the site as somebody who may do less does, for half an hour, and changes nothing meanwhile. They are told, with
	 * the reason. Issues on `reason`.
	 */
	impersonate: act('authz_admin', confirmed('users:impersonate'), 'notFound', 'conflict')
		.input(viewAs)
		.mutation(({ ctx, input }) => impersonate(ctx, input)),

	/** Ends it, for whoever looks through somebody's eyes. @returns through whose; null: nobody's. */
	stopImpersonating: act('authz_admin', lookingOn, 'conflict').mutation(({ ctx }) =>
		stopImpersonating(ctx)
	),

	/** Deletes an account for good, and tells its owner. */
	delete: act('user_deleted', confirmed('users:delete'), 'notFound', 'conflict')
		.input(oneUser)
		.mutation(({ ctx, input }) => deleteUser(ctx, input.userId)),

	/** The list as CSV, a thousand lines at a time: each part begins where `cursor` says. */
	export: taking('sensitive_read', may('users:export'))
		.input(exportUsers)
		.use(limited({ most: 2000, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => exportPart(ctx, input)),

	/** Logs somebody out everywhere. */
	endSessions: act('session_expired', confirmed('users:recover'), 'notFound')
		.input(oneUser)
		.mutation(async ({ ctx, input }) => void (await endSessions(ctx, input.userId))),

	/** Turns somebody's two-step login off, logs them out and tells them, with a link that takes it back. */
	resetTwoFactor: act('authz_admin', confirmed('users:recover'), 'notFound')
		.input(oneUser)
		.mutation(({ ctx, input }) => resetTwoFactor(ctx, input.userId)),

	/** Logs one of somebody's devices out. */
	endSession: act('session_expired', confirmed('users:recover'), 'notFound')
		.input(sessionOfUser)
		.mutation(({ ctx, input }) => endSession(ctx, input)),

	/** Mails somebody a link to choose a new password. */
	sendPasswordReset: act('authn_token_created', confirmed('users:recover'), 'notFound', 'conflict')
		.input(oneUser)
		.use(limited({ most: 5, seconds: hours(1), per: ({ userId }) => userId }))
		.mutation(({ ctx, input }) => sendPasswordReset(ctx, input.userId))
});
