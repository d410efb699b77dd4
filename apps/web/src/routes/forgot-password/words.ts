export const words = {
	title: 'Forgotten your password?',
	lede: 'Enter your email. We send a link there to choose a new one.',
	submit: 'Send the link',
	working: 'Sending',
	asked: {
		title: 'Check your email',
		lede: 'If that address has an account, we have sent a link. It works for 30 minutes.',
		another: 'Use another address'
	},
	/** As the mail has it. */
	subject: (product: string) => `Choose a new password for ${product}`,
	again: 'Sent again. Only the newest link works.',
	rather: 'Remembered it?',
	logIn: 'Log in'
};
