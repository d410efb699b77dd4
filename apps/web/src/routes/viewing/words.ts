export const words = {
	title: 'Stop viewing?',
	why: 'You go back to your own account, and to the page of whoever you view.',
	submit: 'Stop viewing',
	stay: 'Go on viewing',
	not: 'You see the site as yourself',
	notWhy: 'Nobody else’s pages are shown to you at the moment.',
	own: 'Go to your profile',
	done: 'You are yourself again. They were told by mail that you looked, and why.'
};
