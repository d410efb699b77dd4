// What stands above both lists: those who have an account, and those who were asked to make one.
export const words = {
	title: 'Users',
	lede: 'Everyone who has an account, and those who were asked to make one.',
	accounts: 'Accounts',
	invited: 'Invited and waiting',
	invite: 'Invite someone'
};
