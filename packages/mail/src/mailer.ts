import { randomUUIDv7 } from 'node:crypto';
import { newToken, type Seal } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import type { Jobs } from '@gatehouse/jobs';
import type { Letter, Template } from './letter.ts';
import { isWhole, mailQueue, sealLetter, type Queued } from './queued.ts';

export interface SendOptions {
	/** Seconds that it stays here at least: so long it can be withdrawn. */
	readonly after?: number;
}

export interface Mailer {
	/**
	 * Posts a letter in the transaction that causes it: committed, it will be sent; rolled back, it never was. No mail server is asked
	 * here. @returns the mail's id.
	 */
	send(tx: Tx, letter: Letter, options?: SendOptions): Promise<string>;
	/** Costs the transaction what `send` does, and sends nothing: for an address that is to be answered like a known one. */
	sendNothing(tx: Tx): Promise<void>;
	/** Posts a letter that was given up once more, word for word. @returns null where what it said is not kept any more. */
	sendAgain(tx: Tx, mailId: string): Promise<string | null>;
	/** Takes back what waits of this kind and was not tried yet. @returns false where there is nothing of it. */
	withdraw(tx: Tx, what: { userId: string; template: Template }): Promise<boolean>;
}

export interface MailerOptions {
	readonly jobs: Jobs;
	/** `createSeal(secrets, sealLabel)`: a dump of the database with mail still waiting logs nobody in. */
	readonly seal: Seal;
	readonly now: () => Date;
}

export function createMailer({ jobs, seal, now }: MailerOptions): Mailer {
	/** Two statements: the mail's row, and the job that delivers it and has its id. */
	async function post(tx: Tx, queued: Queued, { after = 0 }: SendOptions = {}): Promise<string> {
		const id = randomUUIDv7();
		const { userId, template, to: recipient } = queued;
		const row = { id, userId, template: template ?? '', recipient, createdAt: now() };
		await tx.mail.create({ data: row, select: { id: true } });
		await jobs.enqueue(tx, mailQueue, queued, { id, startAfter: after });
		return id;
	}

	return {
		send: (tx, letter, options) => post(tx, sealLetter(letter, seal), options),

		async sendNothing(tx) {
			const values = { token: seal.seal(newToken(), '') };
			await post(tx, { template: null, to: '', userId: null, values });
		},

		async sendAgain(tx, id) {
			const mail = await tx.mail.findUnique({ where: { id }, select: { sealed: true } });
			return isWhole(mail?.sealed, seal) ? post(tx, mail.sealed) : null;
		},

		async withdraw(tx, { userId, template }) {
			const untried = { triedAt: null, deliveredAt: null, givenUpAt: null };
			const waiting = await tx.mail.findMany({
				where: { userId, template, ...untried },
				select: { id: true }
			});
			const ids = waiting.map(({ id }) => id);
			const withdrawn = await jobs.withdraw(tx, mailQueue, ids);
			const { count } = await tx.mail.deleteMany({ where: { id: { in: withdrawn } } });
			return count > 0;
		}
	};
}
