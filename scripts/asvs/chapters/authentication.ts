import type { Chapter } from '../row.ts';
import { passwords } from './passwords.ts';
import { factors } from './factors.ts';

export const authentication = {
	...passwords,
	'6.3.1': {
		asks: 'Guessing and trying stolen passwords meet the limits that are written down.',
		by: ['packages/api/src/auth/login-limits.ts', 'packages/api/src/limit.ts'],
		shownBy: {
			'packages/api/src/auth/login-limits.db.test.ts': [
				'10,000 wrong passwords from 1,000 addresses › are a hundred that are looked at, and keep no browser out that was known before',
				'a known browser › has ten tries a quarter of an hour of its own',
				'a known browser › and thirty a day'
			],
			'packages/api/src/auth/auth.db.test.ts':
				'is limited: ten wrong tries a quarter of an hour from one place, also fifty at once'
		}
	},
	'6.3.2': {
		asks: 'No account comes with the product.',
		by: ['apps/web/first-administrator.ts'],
		shownBy: {
			'apps/web/e2e/start.http.e2e.ts':
				'makes a new password until one was used, and keeps its data over a kill'
		}
	},
	'6.3.3': {
		asks: 'A second factor can be had, and administrators must have one.',
		by: [
			'packages/api/src/two-factor/router.ts',
			'packages/api/src/auth/enter.ts',
			'packages/api/src/policy.ts'
		],
		shownBy: {
			'packages/api/src/two-factor/required.db.test.ts':
				'whose role asks for a second factor administers nothing before they have one, and then everything',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'the password alone starts no session; the code of the app does'
		}
	},
	'6.3.4': {
		asks: 'All ways in are equally strong.',
		by: ['packages/api/src/auth/enter.ts'],
		shownBy: {
			'packages/api/src/auth/ways.db.test.ts': 'by %s: whoever has a second factor is asked for it',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'takes no less than a login: the password and a code'
		}
	},
	'6.3.5': {
		asks: 'Whoever’s password was right and second step wrong is told, and of a new device too.',
		by: ['packages/api/src/two-factor/budget.ts', 'packages/api/src/auth/new-device.ts'],
		shownBy: {
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'five wrong codes end it, and the owner hears that somebody knows the password',
			'packages/api/src/auth/new-device.db.test.ts':
				'with a new device mails the owner what it is, where it is, and how to end it'
		}
	},
	'6.3.7': {
		asks: 'A change of password, address or factor is told to the address before it.',
		by: [
			'packages/api/src/password/change.ts',
			'packages/api/src/email/change.ts',
			'packages/api/src/two-factor/changed.ts'
		],
		shownBy: {
			'packages/api/src/password/reset.db.test.ts':
				'a link sets a new one, ends every session, tells the owner, and logs nobody in',
			'packages/api/src/email/change.db.test.ts':
				'waits for the new one, and tells the old one at once',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'it counts from its first code on, which gives ten recovery codes and tells the owner'
		}
	},
	'6.3.8': {
		asks: 'Logging in, registering and asking for a password tell nobody who has an account.',
		by: [
			'packages/api/src/auth/login.ts',
			'packages/api/src/auth/register.ts',
			'packages/api/src/password/reset.ts'
		],
		shownBy: {
			'apps/web/e2e/known-address.http.e2e.ts': [
				'${name}: the page answers the same',
				'${name}: the API answers the same'
			],
			'packages/auth/src/password.test.ts': 'no stored hash costs as much as a wrong password',
			'packages/api/src/auth/login-limits.db.test.ts':
				'an account under attack › answers alike where nobody has that address'
		}
	},
	...factors
} satisfies Chapter<6>;
