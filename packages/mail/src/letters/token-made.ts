import { moment } from './sheet/moment.ts';

import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

const ways = {
	site: 'On the site, by someone logged in',
	terminal: 'By letting a terminal in with its code'
};

export const tokenMade: Write<'tokenMade'> = (
	{ username, how, tokenName, scopes, at, until },
	{ name }
) => ({
	subject: `A new API token of your ${name} account`,
	title: 'A new API token',
	opening: `On ${moment(at)} an API token was made that lets a program act for you at ${name}.`,
	body: [
		facts(
			['Username', username],
			['Token', tokenName],
			['How', ways[how]],
			['It may', scopes],
			['Until', moment(until)]
		),
		paragraph('If this was you, there is nothing to do.')
	],
	notYou: [
		paragraph(
			'If it was not you, revoke the token: it stops working at once. Then change your password, since somebody was logged in as you.'
		),
		link('See my API tokens', '/settings/tokens')
	],
	because: `You get this mail because ${name} tells the owner of an account about every token made for it.`
});
