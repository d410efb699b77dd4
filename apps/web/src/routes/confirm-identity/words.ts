interface Reason {
	/** What the person is about to do. */
	readonly why: string;
	/** The way back, undone. */
	readonly back: string;
}

const byPath: ReadonlyMap<string, Reason> = new Map([
	['/settings/account', { why: 'You are about to change your email.', back: 'Back to Account' }],
	[
		'/settings/tokens',
		{ why: 'You are about to make a token that acts for you.', back: 'Back to API tokens' }
	],
	[
		'/settings/security/passkeys',
		{ why: 'You are about to change your passkeys.', back: 'Back to Passkeys' }
	],
	[
		'/settings/security',
		{ why: 'You are about to change what guards your account.', back: 'Back to Security' }
	],
	[
		'/settings/security/authenticator',
		{ why: 'You are about to set up two-step login.', back: 'Back to two-step login' }
	],
	['/device', { why: 'You are about to let a terminal act for you.', back: 'Back to the code' }]
]);

const administering: Reason = {
	why: 'Nothing is done yet. Whoever changes something for others confirms first who they are, once in a quarter of an hour.',
	back: 'Back, without doing it'
};

/** Why a page asks. */
export const reasonOf = (path: string): Reason =>
	byPath.get(path) ??
	(/^\/admin(\/|$)/.test(path) ? administering : null) ?? {
		why: 'What comes next asks for your password once more.',
		back: 'Back'
	};

export const words = {
	title: "Confirm it's you",
	kept: 'What you typed is kept.',
	notYou: 'Not you?',
	passkey: 'Confirm with a passkey',
	orPassword: 'or with your password and a code',
	submit: 'Confirm',
	working: 'Confirming'
};
