import type { Chapter } from '../row.ts';

const sessions = 'packages/auth/src/sessions.db.test.ts';

export const sessionRows = {
	'7.1.1': {
		asks: 'How long a session lives, idle and in any case, is written down beside what NIST says.',
		by: ['docs/security.md', 'gatehouse.config.ts'],
		shownBy: {
			'scripts/security.test.ts': 'docs/security.md says what the code says',
			[sessions]: 'remembered: $remembered ends after $idle hours without a visit'
		}
	},
	'7.1.2': {
		asks: 'How many sessions one has at once is written down, and held.',
		by: ['docs/security.md', 'packages/auth/src/sessions.ts'],
		shownBy: { [sessions]: 'makes room: of fifty-three the three oldest are gone' }
	},
	'7.2.1': {
		asks: 'A session is checked on the server, by its row.',
		by: ['packages/auth/src/session-query.ts'],
		shownBy: {
			[sessions]:
				'is found by its token alone: not by the stored hash, its public id, or anything forged',
			'apps/web/e2e/gate.http.e2e.ts':
				'a stale, forged or broken cookie is a visitor, and is taken away'
		}
	},
	'7.2.3': {
		asks: 'Its token is a reference of 256 random bits.',
		by: ['packages/auth/src/token.ts'],
		shownBy: {
			[sessions]: [
				'is found by its token alone: not by the stored hash, its public id, or anything forged',
				'asks the database nothing about what cannot be a token'
			]
		}
	},
	'7.2.4': {
		asks: 'Logging in, confirming, a new password and a new factor give a new token and end the old one.',
		by: ['packages/api/src/auth/enter.ts', 'packages/auth/src/sessions.ts'],
		shownBy: {
			'packages/api/src/auth/auth.db.test.ts': 'gives a new token each time and ends the old one',
			'packages/api/src/password/reset.db.test.ts':
				'changing the password › asks for the current one, ends every other session and goes on under a new token',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'logs out whoever is in without it, and gives this session a new token',
			'packages/api/src/email/change.db.test.ts':
				'is asked for only by who has proven lately who they are; each such act keeps that going'
		}
	},
	'7.3.1': {
		asks: 'A session ends when it is not used.',
		by: ['packages/auth/src/sessions.ts'],
		shownBy: {
			[sessions]: [
				'remembered: $remembered ends after $idle hours without a visit',
				'moves its idle end at most once a minute, and never beyond its absolute end'
			]
		}
	},
	'7.3.2': {
		asks: 'A session ends in any case.',
		by: ['packages/auth/src/sessions.ts'],
		shownBy: {
			[sessions]: [
				'moves its idle end at most once a minute, and never beyond its absolute end',
				'that is plain never becomes a remembered one by being used'
			]
		}
	},
	'7.4.1': {
		asks: 'Logging out ends it on the server.',
		by: ['packages/api/src/auth/logout.ts'],
		shownBy: {
			'packages/api/src/auth/auth.db.test.ts':
				'logging out › ends the session at once, and may be asked for twice',
			'apps/web/e2e/gate.http.e2e.ts':
				'a program without cookies logs in over HTTP, keeps its cookie, and says its origin'
		}
	},
	'7.4.2': {
		asks: 'Who is disabled or deleted is out at once.',
		by: ['packages/auth/src/session-query.ts', 'packages/api/src/users/disable.ts'],
		shownBy: {
			'packages/api/src/users/disable.db.test.ts':
				'is out at once, with its tokens and links, and its owner is told why',
			'packages/api/src/users/acts.db.test.ts':
				'a deleted account is gone with all that was its own, and its name and address are free'
		}
	},
	'7.4.3': {
		asks: 'A new password or factor ends the other sessions.',
		by: ['packages/api/src/password/change.ts', 'packages/api/src/two-factor/changed.ts'],
		shownBy: {
			'apps/web/e2e/changes.flow.e2e.ts':
				'a changed password logs out every other device, and its owner is told by mail',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'logs out whoever is in without it, and gives this session a new token'
		}
	},
	'7.4.4': {
		asks: 'One can log out from every page.',
		by: ['apps/web/src/routes/+layout.svelte', 'apps/web/src/routes/logout/+page.svelte'],
		shownBy: {
			'apps/web/e2e/tree.alone.e2e.ts': 'what a member and an administrator are told',
			'apps/web/e2e/account.flow.e2e.ts':
				'a person registers, confirms the address, edits the profile, logs out, and logs in again'
		}
	},
	'7.4.5': {
		asks: 'Administrators end anybody’s sessions, one or all.',
		by: ['packages/api/src/users/sessions.ts'],
		shownBy: {
			'packages/api/src/users/disable.db.test.ts': [
				'logging somebody out everywhere leaves them the way back in',
				'one device is logged out, and only by who may and of the person it is said to be'
			]
		}
	},
	'7.5.1': {
		asks: 'Password, address and factors change only after a fresh proof.',
		by: ['packages/api/src/policy.ts', 'packages/api/src/auth/confirm-identity.ts'],
		shownBy: {
			'packages/api/src/access.test.ts': 'every procedure says who may call it',
			'packages/api/src/email/change.db.test.ts': [
				'is asked for only by who has proven lately who they are; each such act keeps that going',
				'and for two hours at most, however often'
			],
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'takes no less than a login: the password and a code'
		}
	},
	'7.5.2': {
		asks: 'One sees one’s sessions and ends them.',
		by: ['packages/api/src/sessions/router.ts'],
		shownBy: {
			'packages/api/src/sessions/sessions.db.test.ts': [
				'says of each where it is, how it began and how long it is remembered; here first',
				'holds from its very next request on, and for that one alone'
			],
			'apps/web/e2e/activity.flow.e2e.ts':
				'"This wasn’t me": every other device is logged out, and a new password is next'
		}
	},
	'7.5.3': {
		asks: 'What is very sensitive takes a fresh proof: a token, a terminal, seeing as somebody else.',
		by: ['packages/api/src/tokens/router.ts', 'packages/api/src/users/impersonate.ts'],
		shownBy: {
			'packages/api/src/tokens/tokens.db.test.ts':
				'is made only after a fresh proof, and only with what its owner may do',
			'packages/api/src/users/impersonate.db.test.ts':
				'anybody, without the permission, a reason or a proof of a few minutes ago'
		}
	},
	'7.6.2': {
		asks: 'Nobody is logged in without having done something for it.',
		by: ['packages/api/src/auth/enter.ts', 'apps/web/src/lib/server/mailed-link.ts'],
		shownBy: {
			'packages/api/src/email/verify.db.test.ts':
				'names the address and the username, and burns nothing by being looked at',
			'apps/web/e2e/requests.http.e2e.ts': 'GET, HEAD and OPTIONS change nothing'
		}
	}
} satisfies Chapter<7>;
