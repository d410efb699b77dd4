/**
 * Every mail there is, and what it says. A value named `token` logs someone in: it is sealed in the queue and leaves in a link only.
 * Times are ISO 8601.
 */
export interface Letters {
	/** To whoever registered: proves the address. The link holds for 24 hours. */
	confirmEmail: { username: string; token: string };
	/** To the owner of an address that somebody registered with again. */
	alreadyRegistered: { username: string };
	/** Lets its holder choose a new password, within 30 minutes. */
	resetPassword: { username: string; token: string };
	/** Logs its holder in, within 10 minutes. */
	loginLink: { username: string; token: string };
	/** To the address in force before the change; `token` undoes it, until `until`. `how`: by its owner logged in, or by a mailed link. */
	passwordChanged: {
		username: string;
		how: 'changed' | 'reset';
		at: string;
		until: string;
		token: string;
	};
	/** To the new address of a change that waits for it. The link holds for 24 hours. */
	confirmEmailChange: { username: string; token: string };
	/** To the old address, at once: `token` cancels the change while it waits, and undoes it for 72 hours afterwards. */
	emailChangeRequested: { username: string; newEmail: string; at: string; token: string };
	/** To the old address, when the change took effect. The link is the one of the mail before; it holds until `until`. */
	emailChanged: { username: string; newEmail: string; at: string; until: string };
	/** To an address that lately was an account's, when somebody registers or asks for a password with it: the way to undo, once more. */
	emailChangedAway: { username: string; at: string; until: string; token: string };
	/** To the address that is in force again. */
	changeUndone: { username: string; what: 'password' | 'email' | 'login' | 'factor'; at: string };
	/** To the address that a change had led to and that is in force no more. */
	emailWithdrawn: { username: string; at: string };
	/** To whoever is to make an account: asked by `inviter`, a username. The link holds until `until`. */
	invitation: { inviter: string; until: string; token: string };
	/** To the owner of an account that was closed: why, and until when (''; until somebody opens it). */
	accountDisabled: { username: string; reason: string; until: string; at: string };
	/** To the owner of an account that an administrator deleted. */
	accountDeleted: { username: string; at: string };
	/** To the owner of one that was disabled, when it is open again. */
	accountEnabled: { username: string; at: string };
	/** To whoever's eyes somebody looks through: `viewer`, a username, and why. */
	viewedAs: { username: string; viewer: string; reason: string; at: string };
	/** To the owner of an account that a device logged in to for the first time; `token` ends that, until `until`. */
	newDevice: {
		username: string;
		device: string;
		address: string;
		at: string;
		until: string;
		token: string;
	};
	/** To the owner of an account whose factors changed. `name`: of a passkey. `token` takes it back, until `until`. */
	factorChanged: {
		username: string;
		what:
			| 'authenticatorAdded'
			| 'authenticatorRemoved'
			| 'passkeyAdded'
			| 'passkeyRemoved'
			| 'recoveryCodesRenewed'
			| 'twoFactorReset';
		name: string;
		at: string;
		until: string;
		token: string;
	};
	/** To the owner of an account whose first step somebody did, and whose second they keep getting wrong. */
	secondFactorFailed: { username: string; at: string };
	/**
	 * To the owner of an account, when somebody who knows the password asked to turn its two-step login off. `token` leads to where that is
	 * cancelled, and between `due` and `until` done.
	 */
	factorResetRequested: {
		username: string;
		at: string;
		due: string;
		until: string;
		token: string;
	};
	/** To the owner of a new API token. `how`: on the site, or by letting a terminal in. `scopes`: in words. */
	tokenMade: {
		username: string;
		how: 'site' | 'terminal';
		tokenName: string;
		scopes: string;
		at: string;
		until: string;
	};
}

export type Template = keyof Letters;

export type Letter = {
	[T in Template]: {
		readonly template: T;
		/** The stored address of its owner, never one that was just typed. */
		readonly to: string;
		/** Whose account it is about: their page lists it. Null: an account that is not there, or not yet. */
		readonly userId: string | null;
		readonly values: Readonly<Letters[T]>;
	};
}[Template];
