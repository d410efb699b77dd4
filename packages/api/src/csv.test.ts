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
