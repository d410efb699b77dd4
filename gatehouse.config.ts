import type { Product } from './packages/contract/src/product.ts';

/**
 * What you change first. Types say what is possible; the site checks the values when it starts and lists all that is wrong.
 * Nothing here depends on a machine: addresses, ports and secrets are environment variables (.env.example).
 */
export default {
	name: 'Gatehouse',
	supportEmail: 'support@gatehouse.example',

	/** Who may make an account: 'open' is anyone, 'invitation' whom somebody here has invited. */
	registration: 'open',

	/** Only addresses of these domains may register or be invited, such as ['northfold.example']. Empty: any address. */
	allowedDomains: [],

	/** In hours. `idle`: without a visit; `absolute`: in any case. docs/security.md says why these. */
	sessions: {
		plain: { idle: 8, absolute: 24 },
		remembered: { idle: 30 * 24, absolute: 90 * 24 },
		// Whoever administers, remembered or not.
		staff: { idle: 1 }
	},

	/**
	 * Two-step login. `requiredFor`: roles whose holders administer nothing before they have set it up (in local mode they are only asked to).
	 * `recoveryDelay`: hours that somebody who lost everything for the second step waits, so that the owner of the account can say no.
	 */
	secondFactor: { requiredFor: ['administrator'], recoveryDelay: 72 },

	/** Characters of a new password, at least. It must also be hard to guess. */
	passwordMinLength: 8

	/*
	 * Chosen passwords are refused that are among the commonest. To ask as well whether one leaked anywhere, name a service; it is told the
	 * first five letters of a hash and never the password, and where it does not answer within a second, the choice stands.
	 */
	// breachService: 'https://api.pwnedpasswords.com/range/'
} satisfies Product;
