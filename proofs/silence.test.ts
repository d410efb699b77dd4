import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { original } from './copy.ts';

const code = ['packages/*/src/**/*.ts', 'apps/*/*.ts', 'apps/*/src/**/*.{ts,svelte}'];
const notCode = [
	...['**/generated/**', '**/node_modules/**', '**/*.test.ts'],
	// A test of what does not compile, which nothing runs.
	'packages/db/src/testing/known.ts'
];

// Comments that stop the compiler, or lint where it keeps `any` and `as` out; and those that stop all of lint.
const silencing =
	/@ts-(?:ignore|expect-error|nocheck)|eslint-disable(?:-next-line|-line)?\s*(?:--|\*\/|$|.*(?:no-explicit-any|no-unsafe|no-assertion|ban-ts-comment))/;

test('each place where the compiler is told to be silent has a name here', () => {
	const places = globSync(code, { cwd: original, exclude: notCode }).flatMap((file) =>
		readFileSync(join(original, file), 'utf8')
			.split('\n')
			.filter((line) => silencing.test(line))
			.map((line) => `${file}: ${line.trim()}`)
	);
	expect(places.sort()).toEqual([]);
});
