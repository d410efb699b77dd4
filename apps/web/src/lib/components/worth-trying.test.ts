import { expect, test } from 'vitest';
import { withTime, worthTrying } from './worth-trying.ts';

test('what is said to work again in the middle of a minute does so when the clock says it', () => {
	expect(worthTrying(new Date('2026-11-23T19:56:10Z'))).toMatch(/:57/);
	expect(worthTrying(new Date('2026-11-23T19:56:00Z'))).toMatch(/:56/);
});

test('when is said once, where it was said how long', () => {
	const retry = { seconds: 90, at: new Date('2026-11-23T19:56:00Z'), said: 'Try again soon.' };
	expect(withTime('Too many tries. Try again soon. Or write to us.', retry)).toMatch(
		/^Too many tries\. It works again: .+:56.*\. Or write to us\.$/
	);
});
