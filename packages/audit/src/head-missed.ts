import type { Head } from './head.ts';

/** The log does not lead to the head that was kept, or the head cannot be read. The message is for who looks after the site. */
export class HeadMissed extends Error {
	override name = 'HeadMissed';

	static at({ seq }: Head): HeadMissed {
		return new HeadMissed(
			`The audit log does not lead to number ${seq} of audit-head.json any more: its end was cut off or written anew. ${stays}`
		);
	}

	static unreadable(cause: unknown): HeadMissed {
		return new HeadMissed(`audit-head.json cannot be read. ${stays}`, { cause });
	}
}

const stays =
	'Sealing goes on, and the file stays as it is: keep it, and see what `gatehouse audit verify` names. ' +
	'Where a backup was restored, or the folder belongs to another database, remove the file.';
