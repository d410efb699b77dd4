import { expect, test } from 'vitest';
import { pathOf } from './picture.ts';

test('dark squares that lie in a line are one piece', () => {
	expect(
		pathOf([
			[false, true, true],
			[false, false, false],
			[true, false, true]
		])
	).toBe('M1 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z');
});
