export const words = {
	title: 'Mailbox',
	lede: 'The mail that this site would have sent. It stays on this machine.',
	onlyTo: (address: string) => `Mail to ${address}. It stays on this machine.`,
	all: 'Show all mail',
	lookAgain: 'Look again',
	live: 'Looks for new mail by itself.',
	away: 'The site does not answer just now. This page keeps looking.',
	list: 'Mails, newest first',
	arrived: (subject: string, address: string) => `New mail to ${address}: ${subject}`,

	nothing: 'No mail yet',
	nothingTo: (address: string) => `No mail to ${address} yet`,
	nothingWhy: 'Register, or ask for a new password: what the site writes then arrives here.',
	register: 'Register',
	elsewhere: 'Mail does not stay here',
	elsewhereWhy:
		'SMTP_URL is set, so the site sends its mail there. Leave it out, and mail stays in this mailbox.',
	toStart: 'Go to the start',

	back: 'All mail',
	to: 'To',
	from: 'From',
	sent: 'Sent',
	shownAs: 'Shown as',
	html: 'HTML',
	text: 'Plain text',
	theMail: (subject: string) => `The mail: ${subject}`,
	links: 'Links in this mail'
};
