import type { BuiltIn } from './built-in-roles.ts';

/** How long a session lasts. `idle`: hours without a visit until it ends; `absolute`: hours until it ends in any case. */
export interface SessionLife {
	readonly idle: number;
	readonly absolute: number;
}

/** What belongs to the product rather than to a machine: gatehouse.config.ts. Checked when the site starts. */
export interface Product {
	/** One or two words; on every page and in every title. */
	readonly name: string;
	/** Shown where a person gets stuck. */
	readonly supportEmail: string;
	/** Who may make an account: anyone ('open'), or whom somebody here has invited ('invitation'). */
	readonly registration: 'open' | 'invitation';
	/** Only addresses of these domains may register or be invited. Empty: any. */
	readonly allowedDomains: readonly string[];
	/** Linked below the login and registration cards where given. */
	readonly termsUrl?: string;
	readonly privacyUrl?: string;
	/** In hours. The defaults and their reasons: docs/security.md. */
	readonly sessions: {
		readonly plain: SessionLife;
		readonly remembered: SessionLife;
		/** Of whoever has a permission to administer, in place of a longer one. */
		readonly staff: Pick<SessionLife, 'idle'>;
	};
	readonly secondFactor: {
		/** Built-in roles whose holders administer nothing before they have one. In local mode they are only asked to set one up. */
		readonly requiredFor: readonly BuiltIn[];
		/** Hours that whoever lost every factor waits before their login goes without: time for the owner to notice. */
		readonly recoveryDelay: number;
	};
	/** In characters: 8 at least; 15 is what NIST SP 800-63B-4 asks of a password that stands alone. */
	readonly passwordMinLength: number;
	/**
	 * A service that knows leaked passwords by ranges, such as https://api.pwnedpasswords.com/range/. It is told the first five letters of
	 * a hash. Left out: nobody is asked.
	 */
	readonly breachService?: string;
}
