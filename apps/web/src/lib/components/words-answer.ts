// What is said of the answer to a form, or of none: only who has sent one loads this.
export const words = {
	worthTrying: 'It works again:',
	failed:
		'That did not work, and it is our fault. What you typed is still here. Try again in a moment.',
	request: 'Request'
};
