/** Whether something has been under way for 300 ms: before that there is nothing to say of it. */
export function lasting(isUnderWay: () => boolean) {
	let long = $state(false);
	$effect(() => {
		if (!isUnderWay()) return;
		const timer = setTimeout(() => (long = true), 300);
		return () => {
			clearTimeout(timer);
			long = false;
		};
	});
	return () => long;
}
