import type { Delivery } from './delivery.ts';
import type { Mailbox } from './mailbox.ts';

/** Delivers into the local mailbox: nothing leaves this machine. A mail that is delivered twice is there once. */
export function intoMailbox(mailbox: Mailbox): Delivery {
	return {
		deliver: ({ id, to, subject, text, html, at }) =>
			mailbox.put({ id, to, subject, text, html, sentAt: at.toISOString() }),
		close() {}
	};
}
