import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { plain } from './sheet.ts';
import { table } from './table.ts';

const heads = ['Username', 'Email', 'Roles'];
const rows = [
	['mara.lindqvist', 'mara.lindqvist@northfold.example', 'Administrator, Member'],
	['noor', 'noor@northfold.example', 'Member']
];

/** As printed on a sheet of so many columns. */
const on = (columns: number | undefined, cells = rows) =>
	table(heads, cells, { ...plain, columns }).split('\n');

test('columns stand below their heads, as wide as their widest cell, without spaces at the end', () => {
	expect(on(undefined)).toEqual([
		'Username        Email                             Roles',
		'mara.lindqvist  mara.lindqvist@northfold.example  Administrator, Member',
		'noor            noor@northfold.example            Member'
	]);
});

describe('on a terminal', () => {
	test.each([71, 70, 60, 50, 40, 34])('of %i columns no line is wider', (columns) => {
		for (const line of on(columns)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
	});

	test('what does not fit ends in …, and never the name by which a row is called', () => {
		const [, mara, noor] = on(50);
		expect(mara).toBe('mara.lindqvist  mara.lindqvist@…  Administrator, …');
		expect(noor).toBe('noor            noor@northfold.…  Member');
	});

	test('where columns would say nothing any more, each row is a few lines', () => {
		expect(on(33).slice(0, 5)).toEqual([
			'Username  mara.lindqvist',
			'Email     mara.lindqvist@northfold.example',
			'Roles     Administrator, Member',
			'',
			'Username  noor'
		]);
	});

	test('letters count as wide as they are drawn, and are never cut in two', () => {
		const wide = [
			['日本語の利用者', '👩‍👩‍👧‍👦'.repeat(12), 'Rédacteur'],
			['noor', 'e', 'r']
		];
		const lines = on(40, wide);
		for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(40);
		expect(lines[1]).toMatch(/^日本語の利用者 {2}(👩‍👩‍👧‍👦)+…/u);
	});
});

test('what people typed is shown and not obeyed', () => {
	const [, line] = on(undefined, [['a\u001b[2Jb\u009bc', 'd\ne\rf\u0000', '\u202eg\u2066h\u2028']]);
	expect(line).toBe('a [2Jb c  d e f    g h');
});

test('a hundred and fifty thousand rows are no matter', () => {
	const many = Array.from({ length: 150_000 }, (_, at) => [`person.${at}`, 'a', 'b']);
	expect(on(80, many)).toHaveLength(150_001);
});
