import type { RolesAssignFailure, RolesUnassignFailure, UsersListFailure } from '@gatehouse/client';

const makeOne =
	'Make one on the site, with the scopes users:read, roles:read and roles:assign; then start the desk with it in GATEHOUSE_TOKEN.';

export const words = {
	title: 'People',
	search: 'Search',
	nobody: 'Nobody has that in their username or email.',
	role: 'Role',
	give: 'Give',
	take: (role: string) => `Take away: ${role}`,
	done: 'Done. It holds from their next request on.',
	next: 'Next',
	noToken: `The desk has no token yet. ${makeOne}`,
	tokens: 'Settings, API tokens, on the site'
};

/** What went wrong, for whoever sits at the desk. A way to fail that is new here does not compile. */
export function explain(failure: UsersListFailure | RolesAssignFailure | RolesUnassignFailure) {
	switch (failure.code) {
		case 'signedOut':
			return `The desk's token has ended or was revoked. ${makeOne}`;
		case 'invalid':
		case 'notAllowed':
		case 'notFound':
		case 'conflict':
		case 'tooMany':
		case 'unavailable':
		case 'unreachable':
		case 'failed':
			return failure.message;
	}
}
