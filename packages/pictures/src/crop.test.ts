import { expect, test } from 'vitest';
import { squareOf } from './crop.ts';

const wide = { width: 600, height: 400 };

test('without a crop: the largest square, in the middle', () => {
	expect(squareOf(wide, undefined)).toEqual({ left: 100, top: 0, width: 400, height: 400 });
	expect(squareOf({ width: 301, height: 900 }, undefined)).toEqual({
		...{ left: 0, top: 300, width: 301, height: 301 }
	});
});

test('a crop is counted from the upper left corner, and in shorter sides', () => {
	expect(squareOf(wide, { x: 0.5, y: 0.25, size: 0.5 })).toEqual({
		...{ left: 300, top: 100, width: 200, height: 200 }
	});
});

test('it never reaches outside, and is never nothing', () => {
	expect(squareOf(wide, { x: 1, y: 1, size: 1 })).toMatchObject({ left: 200, top: 0, width: 400 });
	expect(squareOf(wide, { x: 1, y: 1, size: 0 })).toMatchObject({ left: 599, top: 399, width: 1 });
});
