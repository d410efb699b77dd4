interface Gestures {
	/** By how much, in parts of the element's width, what is under the pointer was pulled to the right and down. */
	readonly pull: (right: number, down: number) => void;
	/** How many times larger it was made. */
	readonly stretch: (factor: number) => void;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

const apart = ([a, b]: Point[]) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
const between = ([a, b]: Point[]): Point =>
	a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : (a ?? { x: 0, y: 0 });

/** Pulling with a mouse or a finger, stretching with two fingers or a wheel. `{@attach gestures({ pull, stretch })}` */
export function gestures({ pull, stretch }: Gestures) {
	return (element: HTMLElement) => {
		const points = new Map<number, Point>();
		const stop = new AbortController();
		const on = <Name extends keyof HTMLElementEventMap>(
			name: Name,
			act: (event: HTMLElementEventMap[Name]) => void
		) => element.addEventListener(name, act, { signal: stop.signal, passive: false });

		on('pointerdown', (event) => {
			element.setPointerCapture(event.pointerId);
			points.set(event.pointerId, { x: event.clientX, y: event.clientY });
		});
		on('pointermove', (event) => {
			if (!points.has(event.pointerId)) return;
			const before = [...points.values()];
			points.set(event.pointerId, { x: event.clientX, y: event.clientY });
			const after = [...points.values()];
			const [from, to] = [between(before), between(after)];
			pull((to.x - from.x) / element.clientWidth, (to.y - from.y) / element.clientWidth);
			if (apart(before) > 0) stretch(apart(after) / apart(before));
		});
		const leave = (event: PointerEvent) => void points.delete(event.pointerId);
		on('pointerup', leave);
		on('pointercancel', leave);
		on('wheel', (event) => {
			event.preventDefault();
			stretch(2 ** (-event.deltaY / 500));
		});
		return () => stop.abort();
	};
}
