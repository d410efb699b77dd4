import { claimUsername } from '@gatehouse/auth';
import { foldUsername, setPicture, updateProfile } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import { invalid } from '../issues.ts';
import { eachPerson, hours, limited } from '../limit.ts';
import { self } from '../policy.ts';
import { act, procedure, router } from '../trpc.ts';
import { removePicture, setPicture as setTo } from './picture.ts';

export const profile = router({
	/**
	 * One's own profile. Whose it is comes from the session, never from the input. `passwordChangedAt` null: it was never changed
	 * by its owner.
	 */
	get: procedure(self('profile:read')).query(async ({ ctx }) => {
		const { createdAt, roles, ...own } = await ctx.db.user.findUniqueOrThrow({
			where: { id: ctx.user.id },
			select: {
				id: true,
				username: true,
				email: true,
				aboutMe: true,
				createdAt: true,
				lastLoginAt: true,
				passwordChangedAt: true,
				roles: {
					select: { givenAt: true, role: { select: { id: true, name: true, description: true } } },
					orderBy: { role: { name: 'asc' } }
				}
			}
		});
		return {
			...own,
			memberSince: createdAt,
			picture: ctx.user.picture,
			roles: roles.map(({ givenAt, role }) => ({ ...role, givenAt }))
		};
	}),

	/** Changes username and "about me". Issues on either. */
	update: act('user_updated', self('profile:write'))
		.input(updateProfile)
		.mutation(async ({ ctx, input: { username, aboutMe } }) => {
			const userId = ctx.user.id;
			const chosen = { username, aboutMe };
			const usernameFolded = foldUsername(username);
			await ctx.db.$transaction(async (tx) => {
				describe(tx, { before: { username: ctx.user.username }, after: chosen });
				if (!(await claimUsername(tx, usernameFolded, ctx.now(), { userId })))
					throw invalid(updateProfile, { username: `${username} is taken. Try another.` });
				await tx.user.update({
					where: { id: userId },
					data: { ...chosen, usernameFolded },
					select: { id: true }
				});
			});
		}),

	/** Puts a picture in the place of the one before: 20 a day. Gives its new name. Issues on `picture` and `crop`. */
	setPicture: act('upload_stored', self('profile:write'), 'busy')
		// Before its input, which is not read until it is asked for.
		.use(({ ctx, next }) => ctx.pictures.receive(next, ctx.user.id))
		.input(setPicture)
		.use(limited({ most: 20, seconds: hours(24), per: eachPerson }))
		.mutation(({ ctx, input }) => setTo(ctx, input)),

	/** Also for who has none: the result is what was asked for. */
	removePicture: act('upload_delete', self('profile:write')).mutation(({ ctx }) =>
		removePicture(ctx)
	)
});
