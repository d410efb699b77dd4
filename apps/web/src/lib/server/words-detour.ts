// Said on the page to log in, to whoever was sent there by a form that they filled in as somebody logged in.
export const words = {
	loggedOut: 'You were logged out. Log in again.',
	kept: 'You were logged out. Log in again: what you typed is kept.'
};
