import type { Chapter } from '../row.ts';

export const cryptography = {
	'11.2.4': {
		asks: 'Comparing secrets takes the same time, right or wrong.',
		notMet:
			'Tokens are found by their hash, and passwords and codes compared in constant time, by what is read in the code; only that no account costs more than another is measured.',
		by: ['packages/auth/src/totp.ts', 'packages/auth/src/password.ts'],
		shownBy: {
			'packages/auth/src/password.test.ts': 'no stored hash costs as much as a wrong password'
		}
	},
	'11.3.2': {
		asks: 'What must be read again is sealed by AES-256-GCM.',
		by: ['packages/auth/src/seal.ts'],
		shownBy: {
			'packages/auth/src/seal.test.ts': 'what is sealed opens, and says nothing',
			'packages/api/src/two-factor/two-factor.db.test.ts':
				'keeps no seed that a stolen database would show'
		}
	},
	'11.3.3': {
		asks: 'What was changed or moved does not open.',
		by: ['packages/auth/src/seal.ts'],
		shownBy: {
			'packages/auth/src/seal.test.ts': [
				'whatever is changed, it does not open',
				'it belongs to one thing'
			]
		}
	},
	'11.4.2': {
		asks: 'Passwords are hashed by Argon2id, as strongly as asked for today.',
		by: ['packages/auth/src/password.ts'],
		shownBy: {
			'packages/auth/src/password.test.ts': 'a hash is outdated when today asks for more',
			'packages/api/src/auth/auth.db.test.ts': 'makes a weak hash as strong as those of today'
		}
	},
	'11.5.1': {
		asks: 'Secrets have 128 random bits and more; an id is never one.',
		by: ['packages/auth/src/token.ts'],
		shownBy: {
			'packages/auth/src/sessions.db.test.ts':
				'is found by its token alone: not by the stored hash, its public id, or anything forged'
		}
	}
} satisfies Chapter<11>;
