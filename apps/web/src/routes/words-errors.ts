// The pages that say what went wrong. They come along with every page, so what only the landing page says is not in here.
export const words = {
	viewing: {
		title: 'Not while you see the site as someone else',
		why: 'You see their pages and change nothing, and nothing is administered from here. Stop viewing, then go there as yourself.'
	},
	errors: {
		400: {
			title: 'This request makes no sense to us',
			why: 'Something in the address or in what was sent is broken. Go back and try it again from there.'
		},
		401: {
			title: 'Pages are for people',
			why: 'A token came along, and tokens are for programs. Open the page without it, and log in.'
		},
		403: {
			title: 'This page is not yours to see',
			why: 'Your roles do not allow it. An administrator can change that.'
		},
		404: {
			title: 'There is nothing here',
			why: 'The address may be mistyped, or what was here is gone.'
		},
		413: {
			title: 'That is too much at once',
			why: 'What was sent is larger than we take. Go back and send less.'
		},
		429: {
			title: 'Too many tries',
			why: 'Wait a minute, then try again. Nothing was changed.'
		},
		503: {
			title: 'Too much is going on just now',
			why: 'Nothing was changed. Try again in a few seconds.'
		},
		500: {
			title: 'Something broke on our side',
			why: 'It is not your fault. Try again in a moment; if it stays broken, write to us.'
		}
	},
	toProfile: 'Go to your profile',
	toStart: 'Go to the start',
	again: 'Try again',
	help: 'Stuck? Write to',
	request: 'Request'
};
