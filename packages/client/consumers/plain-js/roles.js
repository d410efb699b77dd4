import { createGatehouseClient } from '@gatehouse/client';

const client = createGatehouseClient({ url: 'https://gatehouse.example', token: 'gh_…' });

/**
 * Takes a role from somebody.
 * @param {string} userId
 * @param {string} roleId
 */
export async function take(userId, roleId) {
	const answer = await client.roles.unassign.try({ userId, roleId });
	return answer.ok ? 'Taken.' : inWords(answer.failure);
}

/** @param {import('@gatehouse/client').RolesUnassignFailure} failure */
function inWords(failure) {
	switch (failure.code) {
		case 'conflict':
			return failure.conflict === 'lastAdministrator' ? 'Somebody has to stay.' : failure.message;
		case 'invalid':
		case 'signedOut':
		case 'notAllowed':
		case 'notFound':
		case 'stepUpRequired':
		case 'secondFactorRequired':
		case 'tooMany':
		case 'unavailable':
		case 'unreachable':
		case 'failed':
			return failure.message;
		default:
			return /** @satisfies {never} */ (failure);
	}
}
