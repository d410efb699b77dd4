import { expect, test } from 'vitest';
import { worthTrying } from './worth-trying.ts';

test('what is said to work again in the middle of a minute does so when the clock says it', () => {
	expect(worthTrying(new Date('2026-11-23T19:56:10Z'))).toMatch(/:57/);
	expect(worthTrying(new Date('2026-11-23T19:56:00Z'))).toMatch(/:56/);
});
