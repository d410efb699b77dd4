/**
 * Begins one thing in each turn of the event loop. Three hundred forms that come at once would otherwise all be begun before the next
 * page is so much as looked at; so, whoever comes meanwhile is between them. Nothing is refused, and what came first is begun first.
 */
export function createOneATurn() {
	const waiting: (() => void)[] = [];
	const next = () => {
		const begin = waiting.shift();
		if (waiting.length > 0) setImmediate(next);
		begin?.();
	};
	return (begin: () => void) => {
		waiting.push(begin);
		if (waiting.length === 1) setImmediate(next);
	};
}
