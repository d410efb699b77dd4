import { isLastAdministrator, type Db, type Tx } from '@gatehouse/db';
import { refuse } from '../refuse.ts';

/**
 * One transaction for an act that may take an administrator away. That the last one stays is held in the database, whoever asks and
 * however many at once; here it becomes a refusal.
 */
export async function keepingOne<Result>(
	db: Db,
	act: (tx: Tx) => Promise<Result>
): Promise<Result> {
	try {
		return await db.$transaction(act);
	} catch (error) {
		if (isLastAdministrator(error))
			throw refuse({ kind: 'conflict', conflict: 'lastAdministrator' }, error);
		throw error;
	}
}
