import { createGatehouseClient, type ProfileUpdateFailure } from '@gatehouse/client';

const client = createGatehouseClient({ url: location.origin, fetch });

/** What to say beside which input of a form. */
export async function save(form: HTMLFormElement): Promise<Map<string, string>> {
	const typed = new FormData(form);
	const answer = await client.profile.update.try({
		username: String(typed.get('username')),
		aboutMe: String(typed.get('aboutMe'))
	});
	return new Map(answer.ok ? [] : answer.failures.map(beside));
}

function beside(failure: ProfileUpdateFailure): [field: string, words: string] {
	switch (failure.code) {
		case 'invalid':
			return [failure.field, failure.message];
		case 'signedOut':
		case 'notAllowed':
		case 'tooMany':
		case 'unavailable':
		case 'unreachable':
		case 'failed':
			return ['', failure.message];
		default:
			return failure satisfies never;
	}
}
