import { createTransport, type NodemailerError } from 'nodemailer';
import { NotDelivered, type Delivery } from './delivery.ts';
import type { Site } from './site.ts';

const minute = 60_000;

/** Delivers to a mail server. `url`: smtp:// or smtps://, with the name and password in it where there are any. */
export function createSmtp(url: string, site: Site): Delivery {
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: 4,
		idleTimeout: minute / 2,
		connectionTimeout: minute,
		greetingTimeout: minute,
		socketTimeout: minute,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const host = new URL(site.origin).hostname;

	return {
		async deliver({ id, to, subject, text, html, at }, signal) {
			if (!oneAddress.test(to))
				throw new NotDelivered('The address cannot be written to.', { forGood: true });
			const mail = {
				// Objects: a string would be parsed, and a comma in it would be a second recipient.
				from: { name: site.name, address: site.supportEmail },
				to: { name: '', address: to },
				subject,
				text,
				html,
				date: at,
				// The same for each try: whoever gets it twice can tell.
				messageId: `<${id}@${host}>`,
				headers: { 'Auto-Submitted': 'auto-generated' },
				signal: AbortSignal.any([signal, AbortSignal.timeout(5 * minute)])
			};
			await transport.sendMail(mail).catch((error: unknown) => {
				throw refused(error);
			});
		},
		close: () => transport.close()
	};
}

const oneAddress = /^[^\s@,;:<>"()[\]\\\x00-\x1f\x7f]+@[^\s@,;:<>"()[\]\\\x00-\x1f\x7f]+$/;

function refused(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	const { response = '' }: NodemailerError = error;
	// What the server said, where it said anything, without what our client makes of it.
	const reason = response || error.message;
	return new NotDelivered(reason, { forGood: isUnknownRecipient(error), cause: error });
}

/**
 * "There is no such mailbox" stays true. Any other refusal, also a permanent one, may be a setting of ours or of the server's that
 * somebody mends during the day: a relay that does not know us says 550 as well.
 */
function isUnknownRecipient({ command, responseCode, response }: NodemailerError): boolean {
	if (command !== 'RCPT TO' || !responseCode || ![550, 551, 553].includes(responseCode))
		return false;
	const [, detail] = /^\d{3}[ -]5\.(\d+\.\d+)/.exec(response ?? '') ?? [];
	return detail === undefined || detail.startsWith('1.') || detail === '2.1';
}
