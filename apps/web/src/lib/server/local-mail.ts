import { join } from 'node:path';
import { canonicalEmail } from '@gatehouse/contract/email-address';
import { createMailbox, type Delivered, type Mailbox } from '@gatehouse/mail/mailbox';
import { error } from '@sveltejs/kit';
import { handedOver } from './handed-over.ts';
import { report } from './report.ts';

let opened: Mailbox | undefined;

/** The mail that stays on this machine; null where it is sent. */
function localMailbox(): Mailbox | null {
	const { mode, smtpUrl, dataDir } = handedOver().config;
	if (mode !== 'local' || smtpUrl) return null;
	return (opened ??= createMailbox(join(dataDir, 'mailbox'), (problem) =>
		report(problem, { requestId: 'none', path: 'mailbox' })
	));
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/**
 * The mailbox, for pages that show it. Null in local mode with a mail server.
 * In production there is no such page (404). Nor is there for whoever comes through a proxy (403), whatever proxies are
 * trusted: a site that somebody opened to others by a tunnel would hand every link that logs someone in to all of them.
 */
export function mailboxFor({ headers }: Request): Mailbox | null {
	if (handedOver().config.mode !== 'local') error(404, 'There is nothing here.');
	if (forwarding.some((name) => headers.has(name)))
		error(403, 'The mailbox is shown on this machine only, and not through a proxy.');
	return localMailbox();
}

/** Whether a mail went to an address, however that is spelt. Without an address: all of them did. */
export function wentTo(address: string | null): (mail: Delivered) => boolean {
	if (!address) return () => true;
	const same = (one: string) => canonicalEmail(one) ?? one.trim().toLowerCase();
	const wanted = same(address);
	return ({ to }) => same(to) === wanted;
}

/**
 * In local mode the newest mail to an address, and the page that shows it; elsewhere null.
 * @param since mails sent before are too old to be meant.
 */
export async function newestMailTo(
	address: string,
	since?: Date
): Promise<{ href: string; subject: string } | null> {
	const mails = (await localMailbox()?.list()) ?? [];
	const newest = mails.find(wentTo(address));
	if (!newest || (since && Date.parse(newest.sentAt) < since.getTime())) return null;
	return { href: `/dev/mailbox?mail=${newest.id}`, subject: newest.subject };
}
