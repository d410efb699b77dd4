import { expect, test } from 'vitest';
import { pauseBefore } from './retry.ts';

const silence = { code: 'unreachable', message: '' } as const;

test('each wait is longer than the one before, and no two clients wait alike', () => {
	expect([0, 1, 2].map((attempt) => pauseBefore(attempt, silence, 0.5))).toEqual([200, 600, 1800]);
	expect([0, 1].map((random) => pauseBefore(0, silence, random))).toEqual([100, 300]);
});

test('a short wait is waited, a long one is told', () => {
	const busy = (retryAfter: number) => ({ code: 'busy', retryAfter, message: '' }) as const;
	expect(pauseBefore(0, busy(5), 0)).toBe(5000);
	expect(pauseBefore(0, busy(5), 1)).toBe(5500);
	expect(pauseBefore(0, busy(6), 0)).toBeNull();
});

test('what will not change by itself is not asked again', () => {
	expect(pauseBefore(0, { code: 'notFound', message: '' }, 0)).toBeNull();
	expect(pauseBefore(0, { code: 'failed', message: '', requestId: null }, 0)).toBeNull();
});
