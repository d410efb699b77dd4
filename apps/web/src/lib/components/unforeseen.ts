import { words as answers } from './words-answer.ts';
import { words } from './words.ts';

/** What a form says where it was not its action that answered, or nobody did. */
export function unforeseen(error: {
	message: string;
	status?: number;
	requestId?: string;
}): string {
	// What turned it away before it was read says why.
	if (error.status && error.status < 500) return error.message;
	// Without one it was not the site that answered: a proxy did, or nobody.
	return error.requestId
		? `${answers.failed} ${answers.request} ${error.requestId}`
		: words.noAnswer;
}
