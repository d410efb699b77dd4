import { moment } from './sheet/moment.ts';
import { paragraph, type Write } from './sheet/sheet.ts';

// Its reader may be the one who took the account away: not a word about what it has now.
export const emailWithdrawn: Write<'emailWithdrawn'> = ({ username, at }, { name }) => ({
	subject: `This address is no longer used at ${name}`,
	title: 'This address is no longer used',
	opening: `A change that led to this address was undone on ${moment(at)}, so ${name} no longer uses it.`,
	body: [paragraph(`It was meant for the account with the username ${username}.`)],
	notYou: [
		paragraph(
			'If you do not know that account, there is nothing to do. If you think that it is yours, write to us.'
		)
	],
	because: `You get this mail because this address had been given for that account.`
});
