export const words = {
	title: 'Invited and waiting',
	inviteWhy:
		'They get a mail with a link that holds for seven days, and choose a username and a password themselves.',
	email: 'Email',
	role: 'Role',
	submit: 'Send the invitation',
	working: 'Sending',
	sent: 'Invited. The mail with the link is on its way.',

	search: 'Part of an email',
	find: 'Search',
	clear: 'Clear',
	caption: 'Those who were invited, newest first',
	by: (username: string) => `Invited by ${username}`,
	byGone: 'Invited by somebody who left',
	mailed: 'Mailed',
	state: 'State',
	until: 'until',
	asEveryone: 'As everyone',
	acts: 'What you can do',
	order: 'Newest first, 25 a page',
	next: 'Next 25',
	backToStart: 'Back to the start',

	again: 'Send again',
	againTo: (email: string) => `Send again: to ${email}`,
	sending: 'Sending',
	sentAgain: 'Sent again. Only the newest link works, for seven days.',
	withdraw: 'Withdraw',
	withdrawFrom: (email: string) => `Withdraw: the invitation of ${email}`,
	withdrawing: 'Withdrawing',
	withdrawn: 'Withdrawn. The link works no more. Invite them again if that was a mistake.',

	nobody: 'Nobody is waiting',
	nobodyWhy: 'Whoever you invite is listed here until they have made their account.',
	nobodyMatches: (search: string) => `No invitation matches “${search}”`,
	nobodyMatchesWhy:
		'Search looks at parts of email addresses. Who has an account is under Accounts.',
	clearSearch: 'Clear the search',
	endsHere: 'The list ends before this page'
};
