import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './json-depth.ts';

const depthOf = (value: unknown): number =>
	typeof value === 'object' && value !== null
		? 1 + Math.max(0, ...Object.values(value).map(depthOf))
		: 0;

test('it is as deep as what is parsed of it, whatever its texts hold', () => {
	const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a') });
	const value = fc.letrec((tie) => ({
		any: fc.oneof(
			{ depthSize: 'large' },
			text,
			fc.array(tie('any'), { maxLength: 3 }),
			fc.dictionary(text, tie('any'), { maxKeys: 3 })
		)
	})).any;
	fc.assert(
		fc.property(value, (value) => {
			const json = JSON.stringify(value);
			const depth = depthOf(value);
			expect(isDeeperThan(depth, json)).toBe(false);
			if (depth > 0) expect(isDeeperThan(depth - 1, json)).toBe(true);
		})
	);
});

test('what is no JSON, or never ends, is measured all the same', () => {
	expect(isDeeperThan(20, '['.repeat(20))).toBe(false);
	expect(isDeeperThan(20, '[{'.repeat(20_000))).toBe(true);
	expect(isDeeperThan(20, `"${'['.repeat(100)}`)).toBe(false);
	expect(isDeeperThan(20, '')).toBe(false);
});
