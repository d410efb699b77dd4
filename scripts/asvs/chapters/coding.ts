import type { Chapter } from '../row.ts';

export const coding = {
	'15.2.1': {
		asks: 'No part is used that nobody mends any more.',
		notMet:
			'Lucia and oslo get no more updates. Each is behind files of ours, and could be taken out there.',
		by: ['packages/auth/src/lucia-adapter.ts', 'packages/auth/src/password.ts'],
		shownBy: { 'scripts/architecture.test.ts': '%s forbids %s' }
	},
	'15.2.2': {
		asks: 'What costs much has an end: hashing, pictures, files, and judging a password.',
		by: [
			'packages/auth/src/password.ts',
			'packages/pictures/src/turns.ts',
			'packages/auth/src/strength-pool.ts',
			'apps/web/src/lib/server/slow-body.ts'
		],
		shownBy: {
			'apps/web/e2e/flood.alone.e2e.ts': [
				'300 logins at once',
				'passwords of 50 MB, with their length and without',
				'400 who send a byte now and then: those that do not come to an end are cut off, and the rest is waited for'
			],
			'packages/auth/src/strength-pool.test.ts':
				'keeps nobody else waiting: this thread turns while that one judges',
			'packages/auth/src/password.test.ts':
				'the queue is bounded: who comes when it is full is told at once',
			'packages/pictures/src/load.test.ts':
				'fifty at once: each is done or refused within five seconds, in 200 MB, and nobody else waits',
			'packages/auth/src/strength.test.ts': 'an absurdly long one costs no more than its beginning',
			'apps/web/src/lib/server/csv-file.test.ts':
				'no part is asked for before it is wanted, and none after the reader has gone'
		}
	},
	'15.3.1': {
		asks: 'Queries name the fields that they want.',
		by: ['packages/db/src/client.ts', 'packages/auth/src/person-query.ts'],
		shownBy: {
			'packages/db/src/client.db.test.ts': 'come only to a query that asks for them',
			'packages/api/src/users/users.db.test.ts': 'no secret is in what the router gives'
		}
	},
	'15.3.3': {
		asks: 'What a form does not have is not taken from it.',
		by: ['packages/contract/src/schema.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts': 'an unknown key is refused',
			'apps/web/e2e/gate.http.e2e.ts':
				'bad input is a clear 4xx, never a 500 › a registration form: ${name}'
		}
	},
	'15.3.4': {
		asks: 'Limits and the log have the address that is really at the other end.',
		by: ['apps/web/src/lib/server/client-address.ts', 'packages/api/src/address.ts'],
		shownBy: {
			'apps/web/src/lib/server/client-address.test.ts': [
				'without a proxy of ours the socket counts, whatever is claimed',
				'whatever a client writes into the header, what our proxies wrote counts'
			],
			'packages/api/src/address.test.ts': '%s counts as %s'
		}
	},
	'15.3.5': {
		asks: 'What is not of the right type is refused.',
		by: ['packages/contract/src/schema.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts': 'wrong types and unknown keys › $value is not text',
			'packages/api/src/hostile.db.test.ts': 'answers whatever comes in'
		}
	},
	'15.3.6': {
		asks: 'No input changes what all objects have.',
		by: ['packages/contract/src/schema.ts'],
		shownBy: {
			'packages/api/src/hostile.db.test.ts': 'answers whatever comes in',
			'packages/client/src/revive.test.ts': 'no note leads outside of what was sent'
		}
	},
	'15.3.7': {
		asks: 'What is given twice does no harm.',
		by: ['apps/web/src/lib/server/next.ts', 'apps/web/front.ts'],
		shownBy: {
			'apps/web/src/lib/server/next.test.ts':
				'no next, two of them, or one that is encoded twice leads nowhere else',
			'apps/web/e2e/tokens.http.e2e.ts':
				'two tokens are no token, in either order, and so is one beside nothing'
		}
	},
	'15.4.2': {
		asks: 'Nothing happens between the check and the act.',
		by: ['packages/api/src/limits.ts', 'packages/api/src/roles/authority.ts'],
		shownBy: {
			'packages/api/src/auth/auth.db.test.ts':
				'is limited: ten wrong tries a quarter of an hour from one place, also fifty at once',
			'packages/api/src/roles/roles.db.test.ts':
				'of a hundred that are demoted at once, by each other, one stays',
			'packages/api/src/tokens/tokens.db.test.ts':
				'is one of fifty at most, also when all are made at once'
		}
	}
} satisfies Chapter<15>;
