import type { Chapter } from '../row.ts';

export const data = {
	'14.2.1': {
		asks: 'No secret is part of an address, but the one-time token of a mailed link.',
		by: ['packages/api/src/password/router.ts', 'apps/web/src/lib/server/mailed-link.ts'],
		shownBy: {
			'packages/api/src/access.test.ts': 'every procedure says who may call it',
			'apps/web/e2e/gate.http.e2e.ts': 'a session token is not taken from anywhere but its cookie',
			'packages/client/src/client.test.ts':
				'an input is part of the address only where it is a question'
		}
	},
	'14.2.6': {
		asks: 'An answer holds no more than is shown.',
		by: ['packages/db/src/client.ts'],
		shownBy: {
			'packages/api/src/users/users.db.test.ts': 'no secret is in what the router gives',
			'packages/db/src/client.db.test.ts': 'come only to a query that asks for them'
		}
	},
	'14.2.8': {
		asks: 'What a camera wrote into a picture is gone.',
		by: ['packages/pictures/src/encode.ts'],
		shownBy: {
			'packages/pictures/src/encode.test.ts':
				'it is turned as it was taken, and nothing is left of where that was'
		}
	},
	'14.3.1': {
		asks: 'Logging out leaves nothing in the browser.',
		by: ['apps/web/src/lib/server/credentials.ts', 'apps/web/src/hooks.server.ts'],
		shownBy: {
			'apps/web/e2e/account.flow.e2e.ts': 'after logging out Back shows nothing of what was there'
		}
	},
	'14.3.2': {
		asks: 'Private answers are stored nowhere.',
		by: ['apps/web/src/hooks.server.ts'],
		shownBy: {
			'apps/web/e2e/requests.http.e2e.ts': 'every answer says what it is',
			'apps/web/e2e/links.http.e2e.ts':
				'the page of a mailed link is kept nowhere and tells its address to nobody, alive or dead'
		}
	},
	'14.3.3': {
		asks: 'Nothing sensitive is in the storage of the browser.',
		by: ['apps/web/src/lib/server/draft.ts'],
		shownBy: {
			'scripts/architecture.test.ts': 'nothing of ours asks for the storage of the browser'
		}
	}
} satisfies Chapter<14>;
