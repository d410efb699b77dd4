// What is said beside a button that was pressed before its author was sent to prove who they are.
export const words = {
	pressAgain: 'Confirmed. Press it again.',
	notYet: 'Not done yet. Press it again.'
};
