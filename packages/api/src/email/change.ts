import { beginEmailChange, confirmEmailChange, findEmailChange, claimEmail } from '@gatehouse/auth';
import {
	canonicalEmail,
	mailedLink,
	requestChange as schema,
	tidyEmail,
	type ChangePreview,
	type PendingChange,
	type RequestChange
} from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';

type SomeoneIn = Context & { user: Viewer };

/** Asks the new address to confirm, and tells the old one at once. The same answer where the new one has an account. */
export async function requestChange(ctx: SomeoneIn, input: RequestChange): Promise<void> {
	const email = tidyEmail(input.email);
	const emailCanonical = canonicalEmail(input.email) ?? '';
	const userId = ctx.user.id;
	const at = ctx.now();
	await ctx.db.$transaction(async (tx) => {
		const user = await tx.user.findUniqueOrThrow({
			where: { id: userId },
			select: { email: true, emailCanonical: true, username: true, credentialVersion: true }
		});
		if (user.emailCanonical === emailCanonical)
			throw invalid(schema, { email: 'This is your address already. Enter the new one.' });
		const who = { userId, version: user.credentialVersion };
		const { token, undoToken } = await beginEmailChange(tx, who, { email, emailCanonical }, at);
		const { username } = user;
		describe(tx, { after: { email } });
		await ctx.mailer.send(tx, {
			template: 'emailChangeRequested',
			to: user.email,
			userId,
			values: { username, newEmail: email, at: at.toISOString(), token: undoToken }
		});
		const owner = await tx.user.findUnique({
			where: { emailCanonical },
			select: { id: true, email: true, username: true }
		});
		if (owner)
			await ctx.mailer.send(tx, {
				template: 'alreadyRegistered',
				to: owner.email,
				userId: owner.id,
				values: { username: owner.username }
			});
		else if (await claimEmail(tx, emailCanonical, at, { userId }))
			await ctx.mailer.send(tx, {
				template: 'confirmEmailChange',
				to: email,
				userId,
				values: { username, token }
			});
		else await ctx.mailer.sendNothing(tx);
	});
}

export async function pendingChange({ db, user, now }: SomeoneIn): Promise<PendingChange | null> {
	return db.emailChange.findUnique({
		where: { userId: user.id, expiresAt: { gt: now() } },
		select: { email: true, createdAt: true, expiresAt: true }
	});
}

/** Lets the old address be. Also for who has nothing waiting: the result is what was asked for. */
export async function cancelChange({ db, user }: SomeoneIn): Promise<void> {
	await db.$transaction(async (tx) => {
		const { count } = await tx.emailChange.deleteMany({ where: { userId: user.id } });
		describe(tx, { unchanged: count === 0 });
	});
}

export async function previewChange({ db, now }: Context, token: string): Promise<ChangePreview> {
	const change = await findEmailChange(db, token, now());
	if (!change) return { state: 'gone' };
	const { username, email } = change.user;
	return { state: 'ready', username, from: email, to: change.email };
}

/** Whoever opens the link has the mailbox; whose account it is was decided when the change was asked for. */
export async function confirmChange(ctx: Context, token: string): Promise<void> {
	const at = ctx.now();
	await ctx.db.$transaction(async (tx) => {
		const changed = await confirmEmailChange(tx, token, at);
		if (changed === 'gone')
			throw invalid(mailedLink, {
				form: 'This link was used already, has run out, or was cancelled. To change your address, ask again in your settings.'
			});
		if (changed === 'taken') throw refuse({ kind: 'conflict', conflict: 'addressTaken' });
		describe(tx, {
			subject: { id: changed.userId, username: changed.username },
			before: { email: changed.emailBefore },
			after: { email: changed.email }
		});
		await ctx.mailer.send(tx, {
			template: 'emailChanged',
			to: changed.emailBefore,
			userId: changed.userId,
			values: {
				username: changed.username,
				newEmail: changed.email,
				at: at.toISOString(),
				until: changed.until.toISOString()
			}
		});
	});
}
