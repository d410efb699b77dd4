import type { Chapter } from '../row.ts';

export const logic = {
	'2.1.3': {
		asks: 'What one person, and all together, may do in a time is written down.',
		by: ['docs/security.md', 'packages/api/src/limit.ts'],
		shownBy: {
			'scripts/security.test.ts': [
				'docs/security.md says what the code says',
				'every place that counts is in the table of limits'
			]
		}
	},
	'2.2.1': {
		asks: 'Every field is checked against what it may be.',
		by: ['packages/contract/src/fields.ts', 'packages/contract/src/schema.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts': [
				'usernames › %j is not',
				'passwords › are bounded before anything is hashed, on every path, and never cut'
			],
			'packages/contract/src/email-address.test.ts': 'what we would not send to › %j',
			'packages/api/src/hostile.db.test.ts': 'answers whatever comes in'
		}
	},
	'2.2.2': {
		asks: 'It is checked on the server, by one schema for page and API.',
		by: ['packages/api/src/trpc.ts', 'apps/web/src/lib/server/submit.ts'],
		shownBy: {
			'apps/web/e2e/gate.http.e2e.ts': [
				'bad input is a clear 4xx, never a 500',
				'bad input is a clear 4xx, never a 500 › a registration form: ${name}'
			]
		}
	},
	'2.3.1': {
		asks: 'No step can be left out: proof of an address, second factor, confirming.',
		by: [
			'packages/api/src/email/verify.ts',
			'packages/api/src/auth/enter.ts',
			'packages/api/src/policy.ts'
		],
		shownBy: {
			'packages/api/src/auth/auth.db.test.ts':
				'makes no account and no session: it asks to look into the mailbox',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'the password alone starts no session; the code of the app does',
			'packages/api/src/email/change.db.test.ts':
				'is asked for only by who has proven lately who they are; each such act keeps that going'
		}
	},
	'2.3.3': {
		asks: 'An act is one transaction, its mail and its row in the log included.',
		by: ['packages/api/src/audit/act.ts', 'packages/mail/src/mailer.ts'],
		shownBy: {
			'packages/api/src/audit/killed.postgresql.test.ts':
				'killed with -9 between an act and its row, ${rounds} times: profile and log never disagree',
			'packages/api/src/password/killed.postgresql.test.ts':
				'a connection killed between "link used" and "password changed" leaves both undone',
			'packages/mail/src/mailer.db.test.ts':
				'what is committed is posted, what is rolled back never was'
		}
	},
	'2.3.4': {
		asks: 'What can be had once is had once, however many ask in the same moment.',
		by: ['packages/auth/src/registrations.ts', 'packages/auth/src/password-resets.ts'],
		shownBy: {
			'packages/api/src/email/verify.db.test.ts':
				'used fifty times at once with fifty passwords: one wins, and its password works',
			'packages/api/src/password/reset.db.test.ts':
				'used fifty times at once with fifty passwords: one wins, and its password works',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'twenty at once › one code at as many logins: one session',
			'packages/api/src/auth/auth.db.test.ts': 'fifty at once of one username: one has it'
		}
	},
	'2.4.1': {
		asks: 'What costs much, or could be done in masses, is limited.',
		by: ['packages/api/src/limits.ts', 'packages/api/src/mail-limits.ts'],
		shownBy: {
			'packages/api/src/password/reset.db.test.ts':
				'is limited for each mailbox, whether or not anybody has it',
			'packages/api/src/invitations/invite.db.test.ts':
				'is limited: fifty an hour of one person, five to one mailbox',
			'packages/api/src/users/many.db.test.ts':
				'is begun twenty times an hour by one person, whatever it does',
			'packages/api/src/profile/picture.db.test.ts':
				'twenty a day, and the twenty-first is told when'
		}
	}
} satisfies Chapter<2>;
