/** The crop as the page posts it: three numbers. None where it posts none, or something else: then the middle is kept. */
export function cropIn(posted: FormData) {
	const numbers = String(posted.get('crop') ?? '')
		.split(' ')
		.map(Number);
	const [x, y, size] = numbers.map((part) => Math.min(Math.max(part, 0), 1));
	const isCrop = numbers.length === 3 && numbers.every(Number.isFinite);
	return isCrop && x !== undefined && y !== undefined && size !== undefined
		? { x, y, size }
		: undefined;
}
