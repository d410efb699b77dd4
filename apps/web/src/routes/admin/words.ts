import { mostCounted } from '@gatehouse/contract/overview';

/** A figure as it is read. Counting ends at ten thousand. */
export const figure = (count: number): string =>
	count > mostCounted ? `${grouped(mostCounted)}+` : grouped(count);

const grouped = new Intl.NumberFormat('en-GB').format;

interface Needs {
	undelivered: number;
	invitationsWaiting: number;
	invitationsExpired: number;
}

/** What needs someone, in a line. `attacked`: how many accounts. */
export function whatIsUp(
	{ undelivered, invitationsWaiting, invitationsExpired }: Needs,
	attacked: number
): string {
	const up = [
		attacked === 1 && 'An account is under attack.',
		attacked > 1 && 'Accounts are under attack.',
		undelivered > 0 && 'Mail did not reach everyone.',
		invitationsExpired > 0 && 'Invitations have expired.',
		invitationsWaiting > 0 && invitationsExpired === 0 && 'Invitations wait for an answer.'
	].filter(Boolean);
	return up.length > 0 ? up.join(' ') : 'Nothing needs you.';
}

export const words = {
	place: 'Administration',
	overview: 'Overview',
	users: 'Users',
	roles: 'Roles',
	audit: 'Audit log',
	missing: 'What you may not do here',
	missingWhat: 'Something is not shown here, because your roles do not allow it.',
	givenBy: (roles: string) => `given by ${roles}.`,
	givenByNone: 'no role gives it just now.',
	askFor: 'Ask an administrator for one of these roles.',

	invitations: 'Invitations',
	invitationsWhy: 'Who was asked to join and has not yet.',
	seeInvitations: 'See them',
	waiting: (count: number) =>
		count === 1 ? 'One waits for an answer' : `${figure(count)} wait for an answer`,
	waitingWhy: 'Nothing to do, unless a mail got lost: then send it again.',
	expired: (count: number) => (count === 1 ? 'One has expired' : `${figure(count)} have expired`),
	expiredWhy: 'Send them again, or take them back.',

	week: 'The last seven days',
	figures: {
		joined: 'Joined',
		lastSeen: 'Were here',
		invited: 'Accepted an invitation',
		disabled: 'Disabled'
	},
	before: {
		joined: (count: string) => `${count} the week before`,
		// Who came back since is counted above, and not here too.
		lastSeen: (count: string) => `${count} more the week before`,
		invited: (count: string) => `${count} the week before`,
		disabled: (count: string) => `${count} the week before`
	}
};
