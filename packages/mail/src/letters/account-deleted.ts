import { moment } from './sheet/moment.ts';
import { facts, paragraph, type Write } from './sheet/sheet.ts';

export const accountDeleted: Write<'accountDeleted'> = (
	{ username, at },
	{ name, supportEmail }
) => ({
	subject: `Your ${name} account was deleted`,
	title: 'Your account was deleted',
	opening: `On ${moment(at)} an administrator deleted your account at ${name}.`,
	body: [
		facts(['Username', username]),
		paragraph('Everything that was in it is gone, and this address can be used again.')
	],
	notYou: [
		paragraph(`If you do not know why, or think that it is wrong, write to ${supportEmail}.`)
	],
	because: `You get this mail because ${name} tells the owner of an account when it is deleted.`
});
