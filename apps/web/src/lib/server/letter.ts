import { handedOver } from './handed-over.ts';
import { newestMailTo } from './local-mail.ts';

/** The mail that somebody is to look for. */
export interface AwaitedLetter {
	readonly to: string;
	readonly from: string;
	readonly subject: string;
	/** In local mode where it is, or where it will be. */
	readonly href: string | null;
}

/** What to look for in one's mailbox. `since`: what came before that is another mail. `subject`: as it is where it cannot be looked up. */
export async function awaitLetter(
	to: string,
	subject: string,
	since?: Date
): Promise<AwaitedLetter> {
	const { mode, smtpUrl, product } = handedOver().config;
	const from = product.supportEmail;
	if (mode !== 'local' || smtpUrl) return { to, from, subject, href: null };
	const found = await newestMailTo(to, since);
	return {
		to,
		from,
		subject: found?.subject ?? subject,
		href: found?.href ?? `/dev/mailbox?to=${encodeURIComponent(to)}`
	};
}
