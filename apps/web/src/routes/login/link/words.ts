export const words = {
	title: 'Log in with a link',
	lede: 'Enter your email. We send a link there that logs you in, without your password.',
	submit: 'Send the link',
	working: 'Sending',
	asked: {
		title: 'Check your email',
		lede: 'If that address has an account, we have sent a link that logs you in. It works for 10 minutes.',
		another: 'Use another address'
	},
	/** As the mail has it. */
	subject: (product: string) => `Your link to log in to ${product}`,
	again: 'Sent again. Each link works once.',
	rather: 'You would rather type your password?',
	logIn: 'Log in'
};
