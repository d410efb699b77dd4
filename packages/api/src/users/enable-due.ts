import { enableIfDue } from '@gatehouse/auth';
import { recordWithout } from '../audit/system.ts';
import type { Services } from '../services.ts';

/** Opens the accounts whose time is over, each by itself. */
export async function enableDue({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
	const at = now();
	const people = await db.user.findMany({
		where: { disabledUntil: { lte: at } },
		select: { id: true, username: true }
	});
	for (const subject of people)
		await db.$transaction(async (tx) => {
			if (!(await enableIfDue(tx, at, subject.id))) return;
			await recordWithout(tx, 'system', { at, event: 'user_updated', act: 'enabling', subject });
		});
}
