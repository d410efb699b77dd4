/** Rows under a line of heads, each column as wide as its widest cell. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = heads.map((head, at) =>
		Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0))
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, at) => printable(cell).padEnd(widths[at] ?? 0))
			.join('  ')
			.trimEnd();
	return [heads, ...rows].map(line).join('\n');
}

// What people typed is shown, not obeyed: no escape sequence of theirs reaches the terminal.
const printable = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ');
