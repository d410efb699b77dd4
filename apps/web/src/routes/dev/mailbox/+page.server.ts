import type { Delivered } from '@gatehouse/mail/mailbox';
import { handedOver } from '#lib/server/handed-over.ts';
import { mailboxFor, wentTo } from '#lib/server/local-mail.ts';
import { versionOf } from '../version.ts';
import type { PageServerLoad } from './$types';

/** `?to=` of one address, `?mail=` opens one, or else the newest is open; `?as=text` shows it as plain text. */
export const load: PageServerLoad = async ({ request, url, depends }) => {
	depends('gatehouse:mailbox');
	const mailbox = mailboxFor(request);
	const to = url.searchParams.get('to');
	const mails = ((await mailbox?.list()) ?? []).filter(wentTo(to));
	const wanted = url.searchParams.get('mail');
	const chosen = wanted ? await mailbox?.find(wanted) : undefined;
	const open = chosen ?? mails[0];
	return {
		staysHere: mailbox !== null,
		to,
		version: versionOf(mails),
		mails: mails.map(({ id, to, subject, sentAt }) => ({
			id,
			to,
			subject,
			sentAt: new Date(sentAt)
		})),
		isChosen: Boolean(chosen),
		open: open ? { ...shown(open), sentAt: new Date(open.sentAt) } : null,
		asText: url.searchParams.get('as') === 'text'
	};
};

/** What the page shows of a mail; its HTML has an address of its own. */
function shown({ id, to, subject, text }: Delivered) {
	const { origin } = handedOver().config;
	const links = text.split('\n').filter((line) => line.startsWith(`${origin}/`));
	return { id, to, subject, text, links: [...new Set(links)] };
}
