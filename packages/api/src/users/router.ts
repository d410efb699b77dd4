import { disableUser, exportUsers, listUsers, oneUser, sessionOfUser } from '@gatehouse/contract';
import { eachPerson, hours, limited } from '../limit.ts';
import { may } from '../policy.ts';
import { procedure, router } from '../trpc.ts';
import { deleteUser } from './delete.ts';
import { disable, enable, undoDisable } from './disable.ts';
import { exportUsers as exportPart } from './export.ts';
import { getUser } from './get.ts';
import { list } from './list.ts';
import { endSession, endSessions, sendPasswordReset } from './recover.ts';
import { sessionsOf } from './sessions.ts';

export const users = router({
	/** Newest first, by keyset. `search`: part of a username or an email address. */
	list: procedure(may('users:read'))
		.input(listUsers)
		.query(({ ctx, input }) => list(ctx, input)),

	get: procedure(may('users:read'), 'notFound')
		.input(oneUser)
		.query(({ ctx, input }) => getUser(ctx, input.userId)),

	/** Closes an account, and tells its owner why; of one that is closed, puts the reason right. Issues on `reason`, `note`, `until`. */
	disable: procedure(may('users:disable'), 'notFound', 'conflict')
		.input(disableUser)
		.mutation(({ ctx, input }) => disable(ctx, input)),

	/** Opens it again. */
	enable: procedure(may('users:disable'), 'notFound')
		.input(oneUser)
		.mutation(({ ctx, input }) => enable(ctx, input.userId)),

	/** Within seconds of it: as if it had not been disabled. */
	undoDisable: procedure(may('users:disable'), 'notFound', 'conflict')
		.input(oneUser)
		.mutation(({ ctx, input }) => undoDisable(ctx, input.userId)),

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

	/** Logs one of somebody's devices out. */
	endSession: procedure(may('users:recover'), 'notFound')
		.input(sessionOfUser)
		.mutation(({ ctx, input }) => endSession(ctx, input)),

	/** Mails somebody a link to choose a new password. */
	sendPasswordReset: procedure(may('users:recover'), 'notFound', 'conflict')
		.input(oneUser)
		.use(limited({ most: 5, seconds: hours(1), per: ({ userId }) => userId }))
		.mutation(({ ctx, input }) => sendPasswordReset(ctx, input.userId))
});
