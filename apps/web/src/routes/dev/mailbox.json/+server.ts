import { error } from '@sveltejs/kit';
import { mailboxFor, wentTo } from '#lib/server/local-mail.ts';
import { versionOf } from '../version.ts';
import type { RequestHandler } from './$types';

/** The mail that would have been sent, newest first, for programs; `?to=` of one address. The page asks HEAD whether there is more. */
export const GET: RequestHandler = async ({ request, url }) => {
	const mailbox = mailboxFor(request);
	if (!mailbox) error(404, 'Mail does not stay here: SMTP_URL sends it.');
	const mails = (await mailbox.list()).filter(wentTo(url.searchParams.get('to')));
	return Response.json(mails, { headers: { etag: versionOf(mails) } });
};
