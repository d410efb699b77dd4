import { error } from '@sveltejs/kit';
import { mailboxFor } from '#lib/server/local-mail.ts';
import type { RequestHandler } from './$types';

/** A mail as its reader's program would draw it: a page that can do nothing but open its links, each in a tab of its own. */
export const GET: RequestHandler = async ({ request, params }) => {
	const mail = await mailboxFor(request)?.find(params.id);
	if (!mail) error(404, 'This mail is gone.');
	return new Response(mail.html.replace('<head>', '<head>\n<base target="_blank">'), {
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
	});
};

// The frame around it says the same; this holds where somebody opens it without one.
const policy = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'self'",
	'sandbox allow-popups allow-popups-to-escape-sandbox'
].join('; ');
