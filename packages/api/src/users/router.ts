import {
	disableUser,
	exportUsers,
	inviteUser,
	listInvitations,
	listUsers,
	oneInvitation,
	oneUser
} from '@gatehouse/contract';
import { invite } from '../invitations/invite.ts';
import { list as listInvited } from '../invitations/list.ts';
import { resend, revoke } from '../invitations/renew.ts';
import { inviting, invitingAgain } from '../invitations/router.ts';
import { eachPerson, hours, limited } from '../limit.ts';
import { may } from '../policy.ts';
import { refuse } from '../refuse.ts';
import { procedure, router } from '../trpc.ts';
import { deleteUser } from './delete.ts';
import { disable, enable } from './disable.ts';
import { exportUsers as exportPart } from './export.ts';
import { asShown, list, shown } from './list.ts';
import { endSessions, sendPasswordReset } from './recover.ts';
import { sessionsOf } from './sessions.ts';

export const users = router({
	/** Newest first, by keyset. `search`: part of a username or an email address. */
	list: procedure(may('users:read'))
		.input(listUsers)
		.query(({ ctx, input }) => list(ctx, input)),

	get: procedure(may('users:read'), 'notFound')
		.input(oneUser)
		.query(async ({ ctx, input }) => {
			const row = await ctx.db.user.findUnique({ where: { id: input.userId }, select: shown });
			if (!row) throw refuse({ kind: 'notFound' });
			return asShown(ctx.user, row);
		}),

	/** Mails somebody a link to make an account; with a role, one that the caller may give. Issues on `email`, `roleId`. */
	invite: procedure(may('users:invite'), 'notFound')
		.input(inviteUser)
		.use(inviting)
		.mutation(({ ctx, input }) => invite(ctx, input)),

	/** Whoever was invited and has no account yet, newest first. `search`: part of the address. */
	invitations: procedure(may('users:read'))
		.input(listInvitations)
		.query(({ ctx, input }) => listInvited(ctx, input)),

	/** Mails a new link, for seven days more; the one before is dead. */
	resendInvitation: procedure(may('users:invite'), 'notFound')
		.input(oneInvitation)
		.use(invitingAgain)
		.mutation(({ ctx, input }) => resend(ctx, input.invitationId)),

	/** Withdraws an invitation: its link is dead. */
	revokeInvitation: procedure(may('users:invite'), 'notFound')
		.input(oneInvitation)
		.mutation(({ ctx, input }) => revoke(ctx, input.invitationId)),

	/** Closes an account, and tells its owner why; of one that is closed, puts the reason right. Issues on `reason`, `note`, `until`. */
	disable: procedure(may('users:disable'), 'notFound', 'conflict')
		.input(disableUser)
		.mutation(({ ctx, input }) => disable(ctx, input)),

	/** Opens it again. */
	enable: procedure(may('users:disable'), 'notFound')
		.input(oneUser)
		.mutation(({ ctx, input }) => enable(ctx, input.userId)),

	/** Where somebody is logged in, the latest first. */
	sessions: procedure(may('users:recover'))
		.input(oneUser)
		.query(({ ctx, input }) => sessionsOf(ctx, input.userId)),

	/** Deletes an account for good, and tells its owner. */
	delete: procedure(may('users:delete'), 'notFound', 'conflict')
		.input(oneUser)
		.mutation(({ ctx, input }) => deleteUser(ctx, input.userId)),

	/** The list as CSV, a thousand lines at a time: each part begins where `cursor` says. */
	export: procedure(may('users:export'))
		.input(exportUsers)
		.use(limited({ most: 2000, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => exportPart(ctx, input)),

	/** Logs somebody out everywhere. */
	endSessions: procedure(may('users:recover'), 'notFound')
		.input(oneUser)
		.mutation(({ ctx, input }) => endSessions(ctx, input.userId)),

	/** Mails somebody a link to choose a new password. */
	sendPasswordReset: procedure(may('users:recover'), 'notFound', 'conflict')
		.input(oneUser)
		.use(limited({ most: 5, seconds: hours(1), per: ({ userId }) => userId }))
		.mutation(({ ctx, input }) => sendPasswordReset(ctx, input.userId))
});
