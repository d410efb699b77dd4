// What the letter box says: on pages that wait for a mail, and in the local mailbox.
export const words = {
	to: 'To',
	from: 'From',
	subject: 'Subject',
	waiting: 'Waiting for you to open it. This page then goes on by itself.',
	sendAgain: 'Send it again',
	/** Beside it, counting down. */
	inTime: (seconds: number) =>
		`in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
	/** Where nothing counts down. */
	againIn: (seconds: number) =>
		seconds === 1
			? 'It can be sent again in a second.'
			: `It can be sent again in ${seconds} seconds.`,
	againNow: 'It can be sent again now.',
	sending: 'Sending',
	nothingThere: 'Nothing there after a few minutes? Look under spam, then write to'
};
