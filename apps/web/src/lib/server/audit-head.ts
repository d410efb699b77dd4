import type { Head } from '@gatehouse/audit';
import { log } from './log.ts';

/** At most once a minute: where the log is kept, so is the head, and a log that was cut off behind it is found. */
const every = 60_000;

/** One JSON line of the head of the audit log, for the process's own log. */
export function noteHead(now: () => Date): (head: Head) => void {
	let last = 0;
	return ({ seq, link }) => {
		const at = now().getTime();
		if (at - last < every) return;
		last = at;
		log.info({ event: 'audit_head', seq, link });
	};
}
