/** Milliseconds: a turn of the event loop that takes longer has as much to do as a page can wait for, and nothing is added to it. */
const shortTurn = 4;
/** Milliseconds after which the next is begun all the same. */
const mostWait = 25;

/**
 * Begins one thing in each turn of the event loop, while turns are short. Three hundred forms that come at once would otherwise all be
 * begun before the next page is so much as looked at, and then all have something to do between any two of its steps; so, whoever
 * comes meanwhile is between them. Nothing is refused, what came first is begun first, and the loop is never idle while one waits.
 */
export function createOneATurn(now = () => performance.now()) {
	const waiting: (() => void)[] = [];
	let turn = 0;
	let begun = 0;
	const next = () => {
		const at = now();
		const took = at - turn;
		turn = at;
		if (took > shortTurn && at - begun < mostWait) return void setImmediate(next);
		begun = at;
		const begin = waiting.shift();
		if (waiting.length > 0) setImmediate(next);
		begin?.();
	};
	return (begin: () => void) => {
		if (waiting.push(begin) > 1) return;
		turn = now();
		setImmediate(next);
	};
}
