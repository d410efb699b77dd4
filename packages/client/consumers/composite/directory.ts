import { createGatehouseClient } from '@gatehouse/client';

// What others of the project see of this is written down by the compiler: it has to find names for all of it.
export const gatehouse = createGatehouseClient({ url: 'https://gatehouse.example' });

export const findPeople = (search: string) => gatehouse.users.list({ search });

export const tryRoles = () => gatehouse.roles.list.try();

export const { assign, unassign } = gatehouse.roles;

export async function why(userId: string) {
	const answer = await gatehouse.users.get.try({ userId });
	if (answer.ok) return null;
	switch (answer.failure.code) {
		case 'notFound':
			return { gone: userId };
		case 'invalid':
			return { mend: answer.failure.field };
		case 'signedOut':
		case 'notAllowed':
		case 'secondFactorRequired':
		case 'tooMany':
		case 'unavailable':
		case 'unreachable':
		case 'failed':
			return answer.failure;
		default:
			return answer.failure satisfies never;
	}
}
