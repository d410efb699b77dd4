import type { Outcome, Refusal } from '@gatehouse/contract';
import { isDatabaseAway } from '@gatehouse/db';
import { eachPerson, hours, limited } from '../limit.ts';
import { refusalOf } from '../refuse.ts';

/** Acts over many people, of whatever kind, that one person starts. */
export const manyAtOnce = limited({
	name: 'many',
	most: 20,
	seconds: hours(1),
	per: eachPerson
});

/**
 * One act, person after person, each in a transaction of its own: who is refused holds up nobody else. It is a loop and no
 * transaction, so that no lock is held over a hundred people. `act` says whether it changed something.
 */
export async function many(
	userIds: readonly string[],
	act: (userId: string) => Promise<boolean>
): Promise<{ outcomes: Outcome[] }> {
	const outcomes: Outcome[] = [];
	let away: Refusal | null = null;
	for (const userId of userIds) {
		const refusal: Refusal | null = away;
		const outcome: Omit<Outcome, 'userId'> = refusal
			? { outcome: 'refused', refusal }
			: await outcomeOf(() => act(userId));
		outcomes.push({ userId, ...outcome });
		// Nobody after that is tried: they would all wait for the same.
		if (outcome.refusal?.kind === 'unavailable') away = outcome.refusal;
	}
	return { outcomes };
}

async function outcomeOf(act: () => Promise<boolean>): Promise<Omit<Outcome, 'userId'>> {
	try {
		return { outcome: (await act()) ? 'done' : 'unchanged', refusal: null };
	} catch (error) {
		const refusal: Refusal | null = isDatabaseAway(error)
			? { kind: 'unavailable', retryAfter: 5 }
			: refusalOf(error);
		if (!refusal) throw error;
		return { outcome: 'refused', refusal };
	}
}
