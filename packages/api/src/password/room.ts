import type { Context } from '../context.ts';

/**
 * `.use(room)`, before the limits: whomever the queue has no place for is told so before anything is counted, or asked of the database. Else
 * a flood of logins would keep everybody waiting for a connection.
 */
export async function room<Result>({
	ctx,
	next
}: {
	ctx: Context;
	next: () => Promise<Result>;
}): Promise<Result> {
	const release = ctx.passwords.acquire();
	try {
		return await next();
	} finally {
		release();
	}
}
