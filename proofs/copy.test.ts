import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCopy, original, type Copy } from './copy.ts';

let copy: Copy;
beforeAll(() => {
	copy = createCopy();
});
afterAll(() => copy.remove());

test('a package of the copy imports the packages of the copy', () => {
	const installed = join(copy.root, 'packages/api/node_modules');
	expect(realpathSync(join(installed, '@gatehouse/db'))).toBe(join(copy.root, 'packages/db'));
	expect(realpathSync(join(installed, 'zod'))).toBe(
		realpathSync(join(original, 'packages/api/node_modules/zod'))
	);
});

test('no tool in the copy writes into the original: what tools keep for themselves are files of its own', () => {
	for (const folder of ['.', 'packages/db', 'apps/web']) {
		const installed = join(copy.root, folder, 'node_modules');
		const kept = readdirSync(installed).filter((name) => name.startsWith('.'));
		expect(kept).toContain('.bin');
		for (const name of [
			...kept,
			...readdirSync(join(installed, '.bin')).map((bin) => join('.bin', bin))
		])
			expect(lstatSync(join(installed, name)).isSymbolicLink(), name).toBe(false);
	}
});

test('a change that no longer fits fails aloud', () => {
	copy.write('note', 'one two two');
	copy.change('note', 'one', 'three');
	expect(copy.read('note')).toBe('three two two');
	expect(() => copy.change('note', 'one', 'four')).toThrow('note has this nowhere');
	expect(() => copy.change('note', 'two', 'four')).toThrow('note has this more than once');
	expect(copy.read('note')).toBe('three two two');
});
