import { newToken } from '@gatehouse/auth';
import { pictureFaults, setPicture as schema, type SetPicture } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import type { Services } from '../services.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';

type Self = Pick<Services, 'db' | 'pictures' | 'now' | 'report'> &
	Pick<Context, 'requestId'> & { user: Pick<Viewer, 'id'> };

/**
 * Files first, then the row that names them, then the files of the one before go: killed in between, at most files stay that nobody's
 * row names, and those housekeeping removes.
 */
export async function setPicture(ctx: Self, { picture, crop }: SetPicture) {
	const name = newToken();
	const bytes = Buffer.from(picture, 'base64');
	const fault = await ctx.pictures.add(name, { bytes, crop });
	if (fault) throw invalid(schema, { picture: pictureFaults[fault] });
	// Where this fails nobody knows whether it was committed: the new files stay until housekeeping does.
	const before = await swap(ctx, name);
	if (before) await drop(ctx, before);
	return { picture: name };
}

export async function removePicture(ctx: Self): Promise<void> {
	const gone = await ctx.db.$transaction(async (tx) => {
		const [gone] = await tx.$queryRaw<{ name: string }[]>`
			DELETE FROM pictures WHERE user_id = ${ctx.user.id}::uuid RETURNING name`;
		describe(tx, { unchanged: !gone });
		return gone;
	});
	if (gone) await drop(ctx, gone.name);
}

/** Names a person's new picture, and gives the name of the one before. */
function swap({ db, now, user }: Self, name: string): Promise<string | undefined> {
	const userId = user.id;
	return db.$transaction(async (tx) => {
		// One after the other: of two at once each has to see what the other put.
		const here = await tx.$queryRaw<unknown[]>`
			SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
		if (here.length === 0) throw refuse({ kind: 'signedOut' });
		const before = await tx.picture.findUnique({ where: { userId }, select: { name: true } });
		const put = { name, createdAt: now() };
		await tx.picture.upsert({
			where: { userId },
			create: { userId, ...put },
			update: put,
			select: { userId: true }
		});
		return before?.name;
	});
}

/** The row is gone; files that cannot be taken away just now are housekeeping's. */
async function drop({ pictures, report, requestId }: Self, name: string): Promise<void> {
	await pictures.remove(name).catch((error: unknown) => {
		if (error instanceof Error && error.name === 'StoreAway') return;
		report(error, { requestId, path: 'profile.picture' });
	});
}
