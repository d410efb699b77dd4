import stringWidth from 'string-width';
import { facts } from './facts.ts';
import { printable } from './printable.ts';
import type { Sheet } from './sheet.ts';

const gap = '  ';
/** Columns that a cell keeps: with fewer, what is left of it says nothing. */
const least = 8;

/**
 * Rows under a line of heads. Where they are wider than the sheet the widest columns are cut, never the first, by which a row is
 * called; where even that is too wide, each row becomes a few lines of its own.
 */
export function table(
	heads: readonly string[],
	rows: readonly (readonly string[])[],
	sheet: Sheet
): string {
	const cells = rows.map((row) => row.map(printable));
	const wanted = heads.map((head, at) =>
		cells.reduce((most, row) => Math.max(most, stringWidth(row[at] ?? '')), stringWidth(head))
	);
	const widths = fit(wanted, sheet.columns ?? Infinity);
	if (!widths)
		return cells
			.map((row) =>
				facts(
					heads.map((head, at) => [head, row[at] ?? ''] as const),
					sheet
				)
			)
			.join('\n\n');
	const line = (row: readonly string[]) =>
		row
			.map((cell, at) => set(cell, widths[at] ?? 0))
			.join(gap)
			.trimEnd();
	return [sheet.strong(line(heads)), ...cells.map(line)].join('\n');
}

/** @returns null where there is no room. */
function fit(wanted: readonly number[], columns: number): readonly number[] | null {
	const widths = [...wanted];
	const gaps = gap.length * (widths.length - 1);
	let over = widths.reduce((sum, width) => sum + width, gaps) - columns;
	for (; over > 0; over--) {
		const widest = Math.max(...widths.slice(1));
		if (widest <= least) return null;
		widths[widths.indexOf(widest, 1)] = widest - 1;
	}
	return widths;
}

const letters = new Intl.Segmenter();

/** In exactly this many columns: filled up, or cut. */
function set(text: string, columns: number): string {
	const width = stringWidth(text);
	if (width <= columns) return text + ' '.repeat(columns - width);
	let kept = '';
	for (const { segment } of letters.segment(text)) {
		if (stringWidth(kept + segment) > columns - 1) break;
		kept += segment;
	}
	return `${kept}…${' '.repeat(columns - 1 - stringWidth(kept))}`;
}
