export const words = {
	title: 'You are logged in',
	why: (username: string) =>
		`You are here as ${username}. This link was used already or has ended, and you do not need it.`,
	profile: 'Go to your profile'
};
