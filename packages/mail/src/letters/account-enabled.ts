import { moment } from './sheet/moment.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const accountEnabled: Write<'accountEnabled'> = ({ username, at }, { name }) => ({
	subject: `Your ${name} account works again`,
	title: 'Your account works again',
	opening: `On ${moment(at)} an administrator enabled your account at ${name} again.`,
	body: [facts(['Username', username]), link('Log in', '/login')],
	notYou: [paragraph(`If you do not know that it was disabled, there is nothing to do.`)],
	because: `You get this mail because ${name} tells the owner of an account when it is enabled.`
});
