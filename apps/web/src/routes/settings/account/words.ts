export const words = {
	title: 'Account',
	lede: 'What you are called here, and where mail reaches you.',
	username: 'Username',
	seen: 'Others see it.',
	change: 'Change',
	changeUsername: 'Change: Username',
	email: 'Email',
	emailWhy: 'You log in with it, and what concerns your account is mailed there.',
	confirmed: 'Confirmed',
	submit: 'Send the link',
	working: 'Sending',
	asked: 'A link is on its way. Open it to make the change.',

	waits: 'Waits until its link is opened, or until',
	stays: (email: string) => `Until then ${email} stays in force.`,
	wrong: 'Mistyped it, or no mail came? Cancel the change and ask again.',
	cancel: 'Cancel the change',
	cancelling: 'Cancelling',
	cancelled: 'The change is cancelled. Your address stays as it is.',
	/** As the mail has it. */
	subject: (product: string) => `Confirm your new email for ${product}`
};
