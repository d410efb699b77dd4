export const words = {
	title: 'Log in a terminal',
	lede: 'Type the code that your terminal shows. You then see what asks, before anything happens.',
	submit: 'Continue',
	working: 'Looking',
	notYou: 'Not you?',
	never: 'Somebody sent you a code, or asks for one? Stop here. Nobody of ours ever does that.',

	asks: {
		title: 'Let this terminal in?',
		lede: 'It asks to act for you.',
		warn: 'Only if you started this yourself, just now.',
		warnWhy: 'Nobody of ours ever sends you a code or asks for one: who does wants to be you.',
		name: 'It says it is',
		code: 'Code',
		codeWhy: 'The one that your terminal shows?',
		from: 'From',
		nowhere: 'An unknown address',
		here: 'The same address as this browser.',
		elsewhere: 'Another address than this browser. Is your terminal elsewhere?',
		asked: 'Asked',
		ago: (minutes: number) => {
			if (minutes < 1) return 'Just now';
			return minutes === 1 ? 'A minute ago' : `${minutes} minutes ago`;
		},
		could: 'It could',
		beyond: 'It asked for this as well. You may not do it yourself, so it does not get it:',
		nothing:
			'You may do nothing of what it asked for, so there is nothing to give. Ask an administrator for a role, or for less in your terminal.',
		end: 'You can end this at any time: Settings, API tokens.',
		submit: 'Let it in',
		working: 'Letting it in',
		no: 'No, this was not me',
		sending: 'Sending it away'
	},

	endings: {
		approved: {
			title: 'Done. Go back to your terminal.',
			why: 'It goes on by itself within a few seconds. You can close this page.',
			way: 'See your API tokens'
		},
		denied: {
			title: 'It was sent away',
			why: 'It got nothing, and its code no longer works. If somebody gave you that code, do not answer them: they wanted to be let in as you.',
			way: 'See what guards your account'
		}
	}
};
