/** The dark squares of a picture as one path, row by row, in units of a square. */
export const pathOf = (squares: readonly (readonly boolean[])[]): string =>
	squares
		.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
		.join('');

/** Where dark squares of a row begin, and how many there are in a line. */
function runs(row: readonly boolean[]): [from: number, length: number][] {
	const found: [number, number][] = [];
	row.forEach((isDark, x) => {
		const last = found.at(-1);
		if (!isDark) return;
		if (last && last[0] + last[1] === x) last[1]++;
		else found.push([x, 1]);
	});
	return found;
}
