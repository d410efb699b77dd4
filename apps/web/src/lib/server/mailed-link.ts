import { mailedLink, type MailedLink } from '@gatehouse/contract';
import type { RequestEvent } from '@sveltejs/kit';

type Opened = Pick<RequestEvent, 'setHeaders'> & { params: MailedLink };

/**
 * What the link of a mail leads to. Looking burns nothing: scanners open links too. One that is not whole is as dead as one that was used.
 * The page's address is the secret and stays here. `no-referrer` would make the Origin of its own form `null`.
 */
export async function openLink<State>(
	{ params: { token }, setHeaders }: Opened,
	preview: (link: MailedLink) => Promise<State>
): Promise<State | { state: 'gone' }> {
	setHeaders({ 'referrer-policy': 'strict-origin' });
	if (!mailedLink.safeParse({ token }).success) return { state: 'gone' };
	return preview({ token });
}
