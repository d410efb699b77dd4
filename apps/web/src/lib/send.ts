/** Posts a form and tells how much of it is sent: 0 to 1. `fetch` cannot say. Throws where the answer is none of a form's. */
export function send(
	form: FormData,
	action: URL,
	onSent: (part: number) => void
): Promise<XMLHttpRequest> {
	return new Promise((done, failed) => {
		const request = new XMLHttpRequest();
		const lost = () => failed(new Error(`Not answered: ${request.status}`));
		request.upload.addEventListener('progress', ({ loaded, total }) => onSent(loaded / total));
		request.addEventListener('load', () =>
			isAnswer(request.responseText) ? done(request) : lost()
		);
		request.addEventListener('error', lost);
		request.open('POST', action);
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('x-sveltekit-action', 'true');
		request.send(form);
	});
}

/** What turned it away may not have been the site: a proxy knows no forms. */
function isAnswer(text: string): boolean {
	try {
		return 'type' in JSON.parse(text);
	} catch {
		return false;
	}
}
