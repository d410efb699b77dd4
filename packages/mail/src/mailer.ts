import { newToken, type Seal } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import type { Jobs } from '@gatehouse/jobs';
import type { Letter } from './letter.ts';
import { mailQueue, sealLetter } from './queued.ts';

export interface Mailer {
	/** Posts a letter in the transaction that causes it: committed, it will be sent; rolled back, it never was. No mail server is asked here. */
	send(tx: Tx, letter: Letter): Promise<void>;
	/** Costs the transaction what `send` does, and sends nothing: for an address that is to be answered like a known one. */
	sendNothing(tx: Tx): Promise<void>;
}

/** `seal` is `createSeal(secrets, sealLabel)`: a dump of the database with mail still waiting logs nobody in. */
export function createMailer({ jobs, seal }: { jobs: Jobs; seal: Seal }): Mailer {
	return {
		send: (tx, letter) => jobs.enqueue(tx, mailQueue, sealLetter(letter, seal)),
		sendNothing: (tx) =>
			jobs.enqueue(tx, mailQueue, {
				template: null,
				to: '',
				values: { token: seal.seal(newToken(), '') }
			})
	};
}
