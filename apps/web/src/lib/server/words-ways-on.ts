// To who asked for something too often, on the form that they filled in: before and behind when it works again.
export const words = {
	tooMany: 'Too many tries.',
	/** Said of every address, whether or not anybody here has it. */
	mailed: 'A mail to this address was asked for less than a minute ago: look there first.',
	login: 'Or have a link mailed that logs you in, or choose a new password.',
	/** Only to a browser that nobody was logged in with yet. */
	loginElsewhere: 'A browser that you have logged in with before has tries of its own.',
	code: (hasPasskey: boolean) =>
		hasPasskey
			? 'Or use your passkey now. Later, log in again first.'
			: 'Later, log in again first.',
	link: 'Or log in with your password.',
	reset: (support: string) => `Or log in with a passkey if you have one, or write to ${support}.`,
	proof: 'Look for the mail that we sent before: its link works for 24 hours.'
};
