import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('cells are quoted, and quotes doubled', () => {
	expect(csvLine(['mara', 'a "b" c', 'one, two', 'one\ntwo', ''])).toBe(
		'"mara","a ""b"" c","one, two","one\ntwo",""\r\n'
	);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'])(
	'%j is text and no formula',
	(cell) => {
		expect(csvLine([cell])).toBe(`"'${cell.replaceAll('"', '""')}"\r\n`);
	}
);

test('what only holds such a sign further on stays as it is', () => {
	expect(csvLine(['a=1', '2026-01-01'])).toBe('"a=1","2026-01-01"\r\n');
});

/** As a spreadsheet reads a line: cells between quotes, two quotes for one. */
function cellsOf(line: string): string[] {
	expect(line).toMatch(/^("([^"]|"")*"(,|\r\n$))+$/);
	return Array.from(line.matchAll(/"((?:[^"]|"")*)"/g), ([, cell = '']) =>
		cell.replaceAll('""', '"')
	);
}

const dangerous = fc.constantFrom(
	'=',
	'+',
	'-',
	'@',
	'\t',
	'\r',
	'\n',
	'\0',
	'"',
	',',
	"'",
	';',
	' '
);
const anything = fc.string({
	unit: fc.oneof(dangerous, fc.string({ unit: 'binary', maxLength: 1 }))
});

test('whatever is in a cell, it is read as text and comes back', () => {
	fc.assert(
		fc.property(fc.array(anything, { minLength: 1 }), (cells) => {
			const read = cellsOf(csvLine(cells));
			for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r\0]/);
			// An apostrophe in front is the sign for text, and not part of it.
			const meant = read.map((cell, at) => (cell === cells[at] ? cell : cell.replace(/^'/, '')));
			expect(meant).toEqual(cells);
		}),
		{ numRuns: 2000 }
	);
});
