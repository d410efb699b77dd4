import { record, type Entry } from '@gatehouse/audit';
import type { Tx } from '@gatehouse/db';

type Done = Pick<Entry, 'at' | 'event' | 'act' | 'subject'>;

/** What nobody asked for by a request: the system, or whoever sits at its terminal. In the transaction of what it tells of. */
export const recordWithout = (tx: Tx, via: 'system' | 'terminal', done: Done): Promise<void> =>
	record(tx, [{ ...done, via, outcome: 'done', requestId: via }]);
