/** Has something done, unless it is being done; however it ended, it can be done again. */
export function oneAtATime(act: () => Promise<void>): () => Promise<void> {
	let isDone = true;
	return async () => {
		if (!isDone) return;
		isDone = false;
		try {
			await act();
		} finally {
			isDone = true;
		}
	};
}
