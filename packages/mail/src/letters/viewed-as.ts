import { moment } from './sheet/moment.ts';
import { facts, paragraph, type Write } from './sheet/sheet.ts';

export const viewedAs: Write<'viewedAs'> = (
	{ username, viewer, reason, at },
	{ name, supportEmail }
) => ({
	subject: `Somebody sees ${name} as you do`,
	title: `Somebody sees ${name} as you do`,
	opening: `On ${moment(at)} an administrator began to see ${name} as you do.`,
	body: [
		facts(['Username', username], ['Who', viewer], ['Reason', reason]),
		paragraph(
			`They see your pages for half an hour at most and cannot change anything. They do not learn your password, and nobody logs in as you. Your activity in ${name} shows it.`
		)
	],
	notYou: [
		paragraph(`If you do not know why, or think that it is wrong, write to ${supportEmail}.`)
	],
	because: `You get this mail because ${name} tells the owner of an account when somebody looks through their eyes.`
});
