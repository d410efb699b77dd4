import { enableIfDue } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import { recordWithout } from '../audit/system.ts';
import { refuse } from '../refuse.ts';

interface Account {
	readonly id: string;
	readonly username: string;
	readonly disabledAt: Date | null;
	readonly disabledUntil: Date | null;
	readonly disabledReason: string;
}

/**
 * Refuses while an account is disabled. Once the day has come it is opened, and the log says so, whoever is the first to see that: its
 * owner, who logs in, or the work of each minute.
 */
export async function openIfDue(tx: Tx, account: Account, at: Date): Promise<void> {
	const { id, username, disabledAt, disabledUntil: until, disabledReason: reason } = account;
	if (!disabledAt) return;
	if (!until || until > at)
		throw refuse({ kind: 'disabled', reason, until: until?.toISOString().slice(0, 10) ?? null });
	if (!(await enableIfDue(tx, at, id))) return;
	const subject = { id, username };
	await recordWithout(tx, 'system', { at, event: 'user_updated', act: 'enabling', subject });
}
