export const words = {
	hereAlready: 'This device has a passkey for your account already. Use that one.',
	nothingCame: 'No passkey was given. Try again when you are ready, or go another way.',
	notPossible: 'This device cannot do that with a passkey. Go another way.',
	noAnswer: 'No answer came. Look at your connection, then try again.',
	asking: 'Waiting for your passkey'
};
