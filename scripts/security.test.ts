import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { levels } from './asvs/applies.ts';
import { rows } from './asvs/rows.ts';
import { has, titlesIn } from './asvs/titles.ts';
import { root } from './places.mjs';
import { document, security } from './security.ts';
import { lifetimes } from './security/lifetimes.ts';
import { otherLimits } from './security/other-limits.ts';

test('docs/security.md says what the code says', () => {
	expect(
		readFileSync(document, 'utf8'),
		'A limit, a lifetime or a row of the standard has changed. Run: npm run procedures'
	).toBe(security());
});

test('every row that applies is there, and no other', () => {
	expect(Object.keys(rows).sort()).toEqual(Object.keys(levels).sort());
});

test.each(Object.entries(rows))(
	'%s holds by files and tests that are there, or it is said why not',
	(_, row) => {
		const { by = [], shownBy = {} } = row;
		if (!('notMet' in row) && !('nothing' in row)) {
			expect(by.length).toBeGreaterThan(0);
			expect(Object.values(shownBy).flat().length).toBeGreaterThan(0);
		}
		const files = [...by, ...Object.keys(shownBy)];
		expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
		for (const [file, titles] of Object.entries(shownBy)) {
			const gone = [titles].flat().filter((title) => !has(titlesOf(file), title));
			expect(gone, file).toEqual([]);
		}
	}
);

const known = new Map<string, string[]>();
function titlesOf(file: string): string[] {
	const titles = known.get(file) ?? titlesIn(join(root, file));
	known.set(file, titles);
	return titles;
}

test.each([...lifetimes, ...otherLimits])('$what: $bound, as in $file', ({ file, code }) => {
	const text = readFileSync(join(root, file), 'utf8').replaceAll(/^(export )?const |\r/gm, '');
	const said = code
		.replaceAll(/^(export )?const /gm, '')
		.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
	// Whole: 30 is neither 300 nor 30 times something.
	expect(text).toMatch(new RegExp(`(?<!\\w)${said}(?![\\w.]|\\s*[-+*/])`));
});

test('every place that counts is in the table of limits', () => {
	const sources = globSync('{packages,apps}/*/src/**/*.ts', {
		cwd: root,
		exclude: (name) => /\.test\.ts$|^generated$/.test(name)
	});
	const files = sources
		.filter((file) => readFileSync(join(root, file), 'utf8').includes('limits.hit('))
		.map((file) => file.split(sep).join('/'));
	const told = new Set([...otherLimits.map(({ file }) => file), 'packages/api/src/limit.ts']);
	expect(files.filter((file) => !told.has(file))).toEqual([]);
});
