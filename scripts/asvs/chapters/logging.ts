import type { Chapter } from '../row.ts';

const acts = 'packages/api/src/audit/acts.db.test.ts';
const refused = 'packages/api/src/audit/refused.db.test.ts';

export const logging = {
	'16.2.1': {
		asks: 'A row of the log says who, what, when, from where, and how it ended.',
		by: ['packages/api/src/audit/act.ts', 'packages/audit/src/record.ts'],
		shownBy: { [acts]: ['each act leaves its row › %s', 'and there is none that is not here'] }
	},
	'16.2.5': {
		asks: 'No password, token or code is in a log.',
		by: [
			'apps/web/src/lib/server/log.ts',
			'packages/db/src/client.ts',
			'packages/mail/src/reason.ts'
		],
		shownBy: {
			'apps/web/e2e/canary.last.e2e.ts':
				'no password and no mailed token is in what the process said',
			'apps/web/src/lib/server/log.test.ts':
				'no token is whole, in a link either, nor behind a cause that was turned into words',
			'apps/web/e2e/log.http.e2e.ts': 'nothing of a token is in the log, whatever became of it',
			'packages/db/src/client.db.test.ts': 'are not in the text of an error',
			'packages/mail/src/reason.test.ts':
				'a reason is one short line, without what could be a token or steer a terminal'
		}
	},
	'16.3.1': {
		asks: 'Every login and every try at one is in the log.',
		by: ['packages/api/src/auth/enter.ts', 'packages/api/src/audit/refused.ts'],
		shownBy: {
			[acts]: 'each act leaves its row › %s',
			[refused]: 'a wrong password: whose account, and by nobody'
		}
	},
	'16.3.2': {
		asks: 'What was not allowed is in the log.',
		by: ['packages/api/src/audit/refused.ts', 'packages/api/src/audit/denied.ts'],
		shownBy: { [refused]: 'what one may not do, also by a question' }
	},
	'16.3.3': {
		asks: 'So is who tried to get around the rules: too often, or what is not theirs.',
		by: ['packages/api/src/audit/refused.ts', 'packages/api/src/audit/attacked.ts'],
		shownBy: {
			[refused]: 'too often: the first of a window, and none of the rest',
			'packages/api/src/audit/reading.db.test.ts':
				'a real attack is seen: wrong passwords from five places'
		}
	},
	'16.4.1': {
		asks: 'Nothing that somebody chose makes a line of its own in a log.',
		by: ['apps/web/src/lib/server/report.ts', 'packages/audit/src/plain.ts'],
		shownBy: {
			'packages/api/src/audit/values.db.test.ts':
				'what somebody else chose is one line, cut, and orders no terminal about'
		}
	},
	'16.4.2': {
		asks: 'The log cannot be changed afterwards without that being seen.',
		by: ['packages/audit/src/verify.ts', 'packages/db/src/privileges.ts'],
		shownBy: {
			'packages/audit/src/seal.db.test.ts': [
				'the database refuses › %s',
				'tampering by the database’s owner is found and named › a row that was edited'
			],
			'packages/db/src/privileges.postgresql.test.ts': 'cannot: %s'
		}
	},
	'16.5.1': {
		asks: 'A bug says nothing of itself outward.',
		by: ['packages/api/src/trpc.ts', 'apps/web/src/hooks.server.ts'],
		shownBy: {
			'apps/web/e2e/gate.http.e2e.ts': 'bad input is a clear 4xx, never a 500',
			'packages/client/src/client.db.test.ts':
				'a bug of the other side is told apart, by the id of its record'
		}
	},
	'16.5.2': {
		asks: 'What others fail at stops nobody here.',
		by: ['packages/mail/src/deliver-mail.ts', 'packages/db/src/away.ts'],
		shownBy: {
			'packages/mail/src/deliver-mail.db.test.ts':
				'a mail server › that is not there: given up when the day is over, with one row',
			'packages/api/src/profile/picture.db.test.ts':
				'a store that is away is "not now", and the picture stays as it was'
		}
	},
	'16.5.3': {
		asks: 'What cannot be checked is refused.',
		by: ['apps/web/src/hooks.server.ts', 'packages/api/src/limits.ts'],
		shownBy: {
			'apps/web/e2e/production.http.e2e.ts':
				'a database that is away is "not now" at every door, and never "not logged in"'
		}
	},
	'16.5.4': {
		asks: 'An error that nobody caught ends its request, not the process.',
		by: ['apps/web/src/hooks.server.ts', 'packages/db/src/pool.ts'],
		shownBy: {
			'packages/db/src/server.postgresql.test.ts':
				'a connection that is cut while it works ends its request, not the process'
		}
	}
} satisfies Chapter<16>;
