import type { Chapter } from '../row.ts';

type Rows = Pick<
	Chapter<6>,
	Extract<
		keyof Chapter<6>,
		`6.4.${string}` | `6.5.${string}` | `6.6.${string}` | `6.7.${string}` | `6.8.${string}`
	>
>;

const twoFactor = 'packages/api/src/two-factor/two-factor.db.test.ts';
const noProviders = 'Nobody logs in through another service: nothing of it is built.';

export const factors = {
	'6.4.1': {
		asks: 'What lets somebody in for the first time is random, short-lived, and not what they keep.',
		by: ['packages/auth/src/invitations.ts', 'apps/web/first-administrator.ts'],
		shownBy: {
			'packages/api/src/invitations/accept.db.test.ts': [
				'makes the account with the address of the invitation, logs in, and works once',
				'not by a link that has run out, was renewed, or is none'
			],
			'apps/web/e2e/start.http.e2e.ts':
				'makes a new password until one was used, and keeps its data over a kill'
		}
	},
	'6.4.2': {
		asks: 'No hints and no questions.',
		nothing: 'There are none.'
	},
	'6.4.3': {
		asks: 'A new password does not go around the second factor.',
		by: ['packages/api/src/password/reset.ts', 'packages/api/src/auth/enter.ts'],
		shownBy: {
			'packages/api/src/password/reset.db.test.ts':
				'a link sets a new one, ends every session, tells the owner, and logs nobody in',
			[twoFactor]: 'waits ten minutes, and ends with a new password'
		}
	},
	'6.4.4': {
		asks: 'Whoever lost the second factor proves as much as who set it up.',
		by: ['packages/api/src/two-factor/lost.ts', 'packages/auth/src/recovery-codes.ts'],
		shownBy: {
			'packages/api/src/two-factor/lost.db.test.ts': [
				'takes the first step of a login: nobody else can ask',
				'does nothing before its time, and after it only what it says: the password is enough',
				"by any session of its owner, and by nobody else's"
			],
			[twoFactor]: 'a recovery code stands in for the app, once, however it is typed'
		}
	},
	'6.4.6': {
		asks: 'Staff can begin a reset, and never choose a password.',
		by: ['packages/api/src/users/recover.ts'],
		shownBy: {
			'packages/api/src/users/disable.db.test.ts':
				'a link to a new password is mailed, and how it was asked for makes no difference to it',
			'apps/web/e2e/person.flow.e2e.ts':
				'a device is logged out, then all, and a link to a new password is mailed'
		}
	},
	'6.5.1': {
		asks: 'A mailed link, a code of the app and a recovery code work once.',
		by: [
			'packages/auth/src/authenticators.ts',
			'packages/auth/src/recovery-codes.ts',
			'packages/auth/src/password-resets.ts'
		],
		shownBy: {
			[twoFactor]: [
				'a code counts once, whichever login it is used at',
				'twenty at once › one recovery code at as many logins: one session'
			],
			'packages/api/src/password/reset.db.test.ts':
				'used fifty times at once with fifty passwords: one wins, and its password works',
			'packages/api/src/email/verify.db.test.ts':
				'logs in where it was registered, to where the person was heading, once'
		}
	},
	'6.5.2': {
		asks: 'Recovery codes have 120 random bits, so that a plain hash of them is enough.',
		by: ['packages/auth/src/recovery-codes.ts'],
		shownBy: {
			[twoFactor]:
				'it counts from its first code on, which gives ten recovery codes and tells the owner'
		}
	},
	'6.5.3': {
		asks: 'Seeds and codes come from the system’s own random numbers.',
		notMet: 'They do; what no test can show of the numbers is read in the code.',
		by: [
			'packages/auth/src/totp.ts',
			'packages/auth/src/recovery-codes.ts',
			'packages/auth/src/token.ts'
		]
	},
	'6.5.5': {
		asks: 'A code of the app holds for half a minute and the one before it; what waits for it, ten minutes.',
		by: ['packages/auth/src/totp.ts', 'packages/auth/src/pending-logins.ts'],
		shownBy: {
			[twoFactor]: [
				'the step before is taken too, for who types slowly; older and later ones are not',
				'waits ten minutes, and ends with a new password'
			]
		}
	},
	'6.5.6': {
		asks: 'Every factor can be taken away, also by who lost it.',
		by: ['packages/auth/src/factors.ts', 'packages/api/src/credentials/undo.ts'],
		shownBy: { [twoFactor]: 'of an app that was set up: it is gone, and so are its recovery codes' }
	},
	'6.5.8': {
		asks: 'Only the server’s clock decides.',
		by: ['packages/auth/src/authenticators.ts', 'scripts/architecture.js'],
		shownBy: {
			[twoFactor]:
				'the step before is taken too, for who types slowly; older and later ones are not',
			'scripts/architecture.test.ts': '%s forbids %s'
		}
	},
	'6.6.3': {
		asks: 'Guessing codes is limited, over all logins of an account together.',
		by: ['packages/api/src/two-factor/budget.ts'],
		shownBy: {
			[twoFactor]: [
				'five wrong codes end it, and the owner hears that somebody knows the password',
				'ten tries a quarter of an hour for all codes of an account, spread as one likes'
			]
		}
	},
	'6.7.2': {
		asks: 'The challenge of a passkey is random, and used once.',
		by: ['packages/auth/src/passkey-ceremonies.ts', 'packages/api/src/passkeys/question.ts'],
		shownBy: {
			'packages/api/src/passkeys/login.db.test.ts': [
				'what was signed once opens nothing a second time',
				'twenty at once with one answer: one session',
				'a stolen database has no question that could be answered'
			]
		}
	},
	'6.8.1': {
		asks: 'Who comes through a provider is known by issuer and subject.',
		nothing: noProviders
	},
	'6.8.2': { asks: 'What a provider says is signed, and checked.', nothing: noProviders },
	'6.8.4': {
		asks: 'How strongly a provider asked is checked, or taken for weak.',
		nothing: noProviders
	}
} satisfies Rows;
