/** Calls once it has been quiet for so many milliseconds. */
export function later(milliseconds: number) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		call(act: () => unknown) {
			clearTimeout(timer);
			timer = setTimeout(act, milliseconds);
		},
		cancel() {
			clearTimeout(timer);
		}
	};
}
