type TokenPage =
	| 'verify-email'
	| 'reset-password'
	| 'login/link'
	| 'confirm-email-change'
	| 'undo'
	| 'invitation'
	| 'login/two-factor/lost';

/** Where a letter may lead: these pages of the site, and no other. */
export type Path = '/login' | '/forgot-password' | '/settings/tokens' | `/${TokenPage}/${string}`;

/** The page that a token opens. Throws on what is no token: it would be a link to somewhere else. */
export function opened(page: TokenPage, token: string): Path {
	// Not the token itself: messages of errors are logged.
	if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw new Error(`There is no token for /${page}.`);
	return `/${page}/${token}`;
}
