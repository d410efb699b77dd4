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
		'/settings/security',
		{ why: 'You are about to change what guards your account.', back: 'Back to Security' }
	],
	[
		'/settings/security/authenticator',
		{ why: 'You are about to set up two-step login.', back: 'Back to two-step login' }
	],
	['/device', { why: 'You are about to let a terminal act for you.', back: 'Back to the code' }]
]);

/** Why a page asks. */
export const reasonOf = (path: string): Reason =>
	byPath.get(path) ?? { why: 'What comes next asks for your password once more.', back: 'Back' };

export const words = {
	title: "Confirm it's you",
	kept: 'What you typed is kept.',
	notYou: 'Not you?',
	submit: 'Confirm',
	working: 'Confirming'
};
