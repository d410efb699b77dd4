import type { Chapter } from '../row.ts';

const config = 'apps/web/src/lib/server/config.test.ts';

export const settings = {
	'12.2.1': {
		asks: 'Outside of one machine only https is served.',
		by: ['apps/web/src/lib/server/config.ts'],
		shownBy: {
			[config]: 'production lists all that is missing at once',
			'apps/web/e2e/production.http.e2e.ts':
				'the same host without https, or with another name, is somebody else'
		}
	},
	'13.2.3': {
		asks: 'No password that everybody knows leads to the database.',
		by: ['apps/web/src/lib/server/config.ts'],
		shownBy: {
			[config]: 'production lists all that is missing at once',
			'packages/db/src/privileges.postgresql.test.ts': 'cannot: %s'
		}
	},
	'13.3.1': {
		asks: 'No secret is in the code or in what is built.',
		by: ['apps/web/src/lib/server/secrets.ts'],
		shownBy: {
			'apps/web/src/lib/server/secrets.test.ts': [
				'what is no secret is refused with how to make one, and never repeated',
				'a file is read, from the repository where its name is relative'
			],
			'apps/web/e2e/start.http.e2e.ts':
				'says what is missing in production, all at once, and does not start'
		}
	},
	'13.4.2': {
		asks: 'Nothing for developers is there in production.',
		by: ['apps/web/src/lib/server/local-mail.ts', 'packages/api/src/trpc.ts'],
		shownBy: {
			'apps/web/src/lib/server/local-mail.test.ts':
				'in production there is no such page, and nothing is linked',
			'apps/web/e2e/production.http.e2e.ts':
				'the administrator made at the terminal logs in, with a cookie for https and this host alone'
		}
	},
	'13.4.5': {
		asks: 'Pages that watch over the site say no more than whether it works.',
		by: ['apps/web/front.ts', 'apps/web/src/lib/server/local-mail.ts'],
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'a database that is away is "not now" at every door, and never "not logged in"',
			'apps/web/e2e/links.http.e2e.ts':
				'the mailbox is for this machine alone, and a mail in it can do nothing'
		}
	}
} satisfies Chapter<12> & Chapter<13>;
