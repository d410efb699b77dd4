import type { Services } from '../services.ts';
import { openIfDue } from './open-if-due.ts';

/** Opens the accounts whose time is over, each by itself. */
export async function enableDue({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
	const at = now();
	const accounts = await db.user.findMany({
		where: { disabledUntil: { lte: at } },
		select: {
			id: true,
			username: true,
			disabledAt: true,
			disabledUntil: true,
			disabledReason: true
		}
	});
	for (const account of accounts) await db.$transaction((tx) => openIfDue(tx, account, at));
}
