import type { Chapter } from '../row.ts';

type Rows = Pick<Chapter<6>, Extract<keyof Chapter<6>, `6.1.${string}` | `6.2.${string}`>>;

const limits = {
	'packages/api/src/auth/login-limits.db.test.ts': [
		'10,000 wrong passwords from 1,000 addresses › are a hundred that are looked at, and keep no browser out that was known before',
		'an account under attack › answers alike where nobody has that address'
	]
};

export const passwords = {
	'6.1.1': {
		asks: 'What guessing costs is written down, also for who wants to lock somebody out.',
		by: ['docs/security.md', 'packages/api/src/auth/login-limits.ts'],
		shownBy: {
			...limits,
			'scripts/security.test.ts': 'docs/security.md says what the code says'
		}
	},
	'6.1.2': {
		asks: 'Words of this site and of the person are known as such.',
		by: ['packages/auth/src/strength-words.ts', 'packages/auth/src/strength.ts'],
		shownBy: { 'packages/auth/src/strength.test.ts': 'what was typed beside it counts as known' }
	},
	'6.1.3': {
		asks: 'Every way in is written down.',
		by: ['docs/security.md', 'packages/api/src/auth/enter.ts'],
		shownBy: { 'packages/api/src/access.test.ts': 'every procedure says who may call it' }
	},
	'6.2.1': {
		asks: 'Eight characters at least; fifteen can be asked for.',
		by: ['packages/contract/src/fields.ts', 'apps/web/src/lib/server/config.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts':
				'passwords › count characters, not bytes, and keep their spaces',
			'packages/auth/src/strength.test.ts': '%s is easy to guess, and it is said what would help'
		}
	},
	'6.2.2': {
		asks: 'One can change one’s password.',
		by: ['packages/api/src/password/change.ts'],
		shownBy: {
			'apps/web/e2e/changes.flow.e2e.ts':
				'a changed password logs out every other device, and its owner is told by mail'
		}
	},
	'6.2.3': {
		asks: 'Changing it asks for the one in use.',
		by: ['packages/api/src/password/change.ts'],
		shownBy: {
			'packages/api/src/password/reset.db.test.ts':
				'changing the password › asks for the current one, ends every other session and goes on under a new token'
		}
	},
	'6.2.4': {
		asks: 'The commonest passwords are refused.',
		by: ['packages/auth/src/strength.ts'],
		shownBy: {
			'packages/auth/src/strength.test.ts': '%s is easy to guess, and it is said what would help',
			'packages/api/src/auth/auth.db.test.ts':
				'refuses a password that is easy to guess, or made of what was typed beside it'
		}
	},
	'6.2.5': {
		asks: 'No rules about signs and digits.',
		by: ['packages/api/src/password/judge.ts'],
		shownBy: { 'packages/auth/src/strength.test.ts': 'four unrelated words are strong' }
	},
	'6.2.6': {
		asks: 'A password is typed hidden, and can be shown.',
		by: ['apps/web/src/lib/components/PasswordField.svelte', 'packages/contract/src/fields.ts'],
		shownBy: {
			'apps/web/e2e/typing.js.e2e.ts':
				'while typing it is said whether a username is free and how strong a password is'
		}
	},
	'6.2.7': {
		asks: 'Pasting and password managers work.',
		by: ['packages/contract/src/fields.ts'],
		shownBy: {
			'apps/web/e2e/account.flow.e2e.ts':
				'a password can be pasted, and its field says to those who keep passwords which one it is'
		}
	},
	'6.2.8': {
		asks: 'A password is checked as typed: not cut, not folded. NFKC is our one deviation (NIST asks for it).',
		by: ['packages/auth/src/password.ts'],
		shownBy: {
			'packages/auth/src/password.test.ts': [
				'a password verifies against its own hash alone',
				'the two ways to type a letter with an accent are one password'
			],
			'packages/contract/src/fields.test.ts':
				'passwords › count characters, not bytes, and keep their spaces'
		}
	},
	'6.2.9': {
		asks: 'Sixty-four characters and more are fine.',
		by: ['packages/contract/src/fields.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts':
				'passwords › are bounded before anything is hashed, on every path, and never cut'
		}
	},
	'6.2.10': {
		asks: 'Nobody has to change a password because time has passed.',
		nothing: 'Nothing here ends a password by its age.'
	},
	'6.2.11': {
		asks: 'A password made of such words is refused.',
		by: ['packages/api/src/password/judge.ts'],
		shownBy: {
			'packages/auth/src/strength.test.ts': 'what was typed beside it counts as known',
			'packages/api/src/auth/auth.db.test.ts':
				'refuses a password that is easy to guess, or made of what was typed beside it'
		}
	},
	'6.2.12': {
		asks: 'A new password is looked for among those that leaked.',
		by: ['packages/auth/src/commonest.ts', 'packages/auth/src/breaches.ts'],
		shownBy: {
			'packages/auth/src/strength.test.ts':
				'each of the 100,000 commonest passwords is refused, in small letters, in capitals, and with a capital at either end',
			'packages/auth/src/breaches.test.ts':
				'a password that leaked is known, by five letters of its hash'
		}
	}
} satisfies Rows;
