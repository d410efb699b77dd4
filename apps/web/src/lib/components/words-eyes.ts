export const words = {
	label: 'Viewing as someone else',
	as: 'You see this as',
	until: 'until',
	nothing: 'You can change nothing.',
	stop: 'Stop viewing',
	over: 'You are yourself again: your half hour of viewing is over, or you may not view them any more.'
};
