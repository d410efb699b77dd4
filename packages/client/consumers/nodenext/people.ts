import {
	createGatehouseClient,
	GatehouseError,
	type UsersListFailure,
	type UsersListInput
} from '@gatehouse/client';

const client = createGatehouseClient({ url: 'https://gatehouse.example', token: 'gh_…' });

/** Names, and the year that each joined in: a date is a date. */
export async function people(asked: UsersListInput = {}): Promise<string[]> {
	const answer = await client.users.list.try(asked, { signal: AbortSignal.timeout(5000) });
	if (!answer.ok) return answer.failures.map(inWords);
	return answer.data.items.map(
		({ username, memberSince }) => `${username} ${memberSince.getFullYear()}`
	);
}

/** Every field that can be wrong, and no other. */
const fields = {
	search: 'Search',
	state: 'State',
	twoFactor: 'Two-step login',
	roleId: 'Role',
	joinedSince: 'Joined since',
	joinedBefore: 'Joined before',
	seenSince: 'Seen since',
	seenBefore: 'Seen before',
	sort: 'Order',
	cursor: 'Cursor',
	limit: 'Limit',
	'': 'All'
} satisfies Record<Extract<UsersListFailure, { code: 'invalid' }>['field'], string>;

/** Every way in which the list can fail, and no other. */
function inWords(failure: UsersListFailure): string {
	switch (failure.code) {
		case 'invalid':
			return `${fields[failure.field]}: ${failure.message}`;
		case 'signedOut':
		case 'notAllowed':
		case 'secondFactorRequired':
			return `Another token, please. ${failure.message}`;
		case 'tooMany':
		case 'unavailable':
			return `In ${failure.retryAfter.toFixed()} seconds.`;
		case 'unreachable':
			return failure.message;
		case 'failed':
			return `Tell them: ${failure.requestId ?? 'no request'}`;
		default:
			return failure satisfies never;
	}
}

/** What is caught can be any failure. */
export async function give(userId: string, roleId: string): Promise<string> {
	try {
		await client.roles.assign({ userId, roleId });
		return 'Given.';
	} catch (error) {
		if (!(error instanceof GatehouseError)) throw error;
		return error.failure.code === 'notAllowed' ? error.failure.why : error.message;
	}
}
