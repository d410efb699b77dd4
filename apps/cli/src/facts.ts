import { printable } from './printable.ts';
import type { Sheet } from './sheet.ts';

export type Fact = readonly [label: string, value: string | readonly string[]];

/** What is so, line by line, each under its label; several values stand below one another. */
export function facts(all: readonly Fact[], { faint }: Sheet): string {
	const width = Math.max(...all.map(([label]) => label.length));
	return all
		.flatMap(([label, value]) => {
			const lines = typeof value === 'string' ? [value] : value.length > 0 ? value : ['none'];
			return lines.map((line, at) =>
				`${faint((at === 0 ? label : '').padEnd(width))}  ${printable(line)}`.trimEnd()
			);
		})
		.join('\n');
}
