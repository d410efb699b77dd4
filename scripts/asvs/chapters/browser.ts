import type { Chapter } from '../row.ts';

const headers = {
	by: [
		'apps/web/src/lib/server/headers.ts',
		'apps/web/front.ts',
		'apps/web/src/lib/server/bad-request.ts'
	],
	shownBy: {
		'apps/web/e2e/gate.http.e2e.ts':
			'every answer carries the security headers: pages, files, errors and refusals',
		'apps/web/e2e/malformed.http.e2e.ts':
			'a request with ${name} is answered like any other: with all headers'
	}
};
const matrix = 'whatever is sent from wherever, the answer is the one of the table';

export const browser = {
	'3.2.1': {
		asks: 'Answers of the API and pictures are never read as pages.',
		by: [
			'apps/web/src/lib/server/headers.ts',
			'apps/web/src/routes/pictures/[name]/[size]/+server.ts'
		],
		shownBy: {
			...headers.shownBy,
			'apps/web/e2e/picture.http.e2e.ts':
				'a stored page that is a picture as well runs nothing when it is opened'
		}
	},
	'3.2.2': {
		asks: 'What somebody typed is shown as text.',
		by: ['eslint.config.js'],
		shownBy: {
			'apps/web/e2e/people.flow.e2e.ts':
				'names that somebody chose to do harm are text in the table, the preview and the file',
			'apps/web/e2e/person.js.e2e.ts':
				'a name, a reason, a note and words of a server that mean harm are text on a person’s page and in their mail'
		}
	},
	'3.3.1': {
		asks: 'Cookies are Secure, under a name that says so.',
		by: ['apps/web/src/lib/server/credentials.ts'],
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'the administrator made at the terminal logs in, with a cookie for https and this host alone'
		}
	},
	'3.3.2': {
		asks: 'SameSite is chosen for each cookie.',
		by: ['apps/web/src/lib/server/credentials.ts', 'apps/web/src/lib/server/draft.ts'],
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'the administrator made at the terminal logs in, with a cookie for https and this host alone',
			'apps/web/src/lib/server/draft.test.ts':
				'it is for its page alone, httpOnly, and for a quarter of an hour'
		}
	},
	'3.3.3': {
		asks: 'The session cookie is for this host alone (`__Host-`).',
		by: ['apps/web/src/lib/server/credentials.ts'],
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'the administrator made at the terminal logs in, with a cookie for https and this host alone'
		}
	},
	'3.3.4': {
		asks: 'No script reads the session, and it is only ever in its cookie.',
		by: ['apps/web/src/lib/server/credentials.ts', 'apps/web/src/lib/server/context.ts'],
		shownBy: {
			'apps/web/e2e/gate.http.e2e.ts': 'a session token is not taken from anywhere but its cookie',
			'apps/web/e2e/account.flow.e2e.ts':
				'a person registers, confirms the address, edits the profile, logs out, and logs in again'
		}
	},
	'3.4.1': {
		asks: 'HSTS for a year, with subdomains, on https.',
		by: headers.by,
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'the administrator made at the terminal logs in, with a cookie for https and this host alone'
		}
	},
	'3.4.2': { asks: 'No other origin may read an answer.', ...headers },
	'3.4.3': {
		asks: 'A content policy with a nonce for each answer, and without `unsafe-inline`.',
		by: ['apps/web/vite.config.ts'],
		shownBy: headers.shownBy
	},
	'3.4.4': { asks: '`nosniff` on every answer.', ...headers },
	'3.4.5': {
		asks: 'A referrer policy; the address of a mailed link goes nowhere.',
		by: [...headers.by, 'apps/web/src/lib/server/mailed-link.ts'],
		shownBy: {
			...headers.shownBy,
			'apps/web/e2e/links.http.e2e.ts':
				'the page of a mailed link is kept nowhere and tells its address to nobody, alive or dead'
		}
	},
	'3.4.6': { asks: 'Nothing of ours is framed.', ...headers },
	'3.4.8': { asks: 'Pages share no window group with other sites (COOP).', ...headers },
	'3.5.1': {
		asks: 'Nothing changes at the wish of another site.',
		by: ['apps/web/src/lib/server/same-origin.ts', 'apps/web/front.ts'],
		shownBy: {
			'apps/web/e2e/requests.http.e2e.ts': [
				matrix,
				'a file is taken along from our own pages, by an address typed by hand or by a program, and by no other site'
			],
			'apps/web/e2e/gate.http.e2e.ts': 'another site changes nothing, whatever it sends',
			'apps/web/src/lib/server/same-origin.test.ts': '%s may not'
		}
	},
	'3.5.2': {
		asks: 'No request that a browser sends without asking first reaches a change in the API.',
		by: ['apps/web/src/routes/api/trpc/[...path]/+server.ts'],
		shownBy: {
			'apps/web/e2e/requests.http.e2e.ts': matrix,
			'apps/web/e2e/gate.http.e2e.ts': 'a batch runs no mutation, a query in no batch passes eleven'
		}
	},
	'3.5.3': {
		asks: 'GET, HEAD and OPTIONS change nothing.',
		by: ['apps/web/src/routes/api/trpc/[...path]/+server.ts'],
		shownBy: {
			'apps/web/e2e/requests.http.e2e.ts': 'GET, HEAD and OPTIONS change nothing',
			'packages/api/src/email/verify.db.test.ts':
				'names the address and the username, and burns nothing by being looked at'
		}
	},
	'3.5.8': {
		asks: 'Other sites embed nothing of ours (CORP).',
		by: headers.by,
		shownBy: {
			...headers.shownBy,
			'apps/web/e2e/picture.http.e2e.ts':
				'a picture is kept for ever by browsers, and is nothing but a picture'
		}
	},
	'3.7.2': {
		asks: 'We send nobody to another site.',
		by: ['apps/web/src/lib/server/next.ts'],
		shownBy: {
			'apps/web/src/lib/server/next.test.ts': [
				'%j leads to the profile instead',
				'whatever is asked for, a browser stays here, and is not sent to log in or out'
			],
			'apps/web/e2e/gate.http.e2e.ts': 'next leads nowhere else'
		}
	}
} satisfies Chapter<3>;
