export const words = {
	passkey: 'Log in with a passkey',
	or: 'or'
};
