import { expect, test } from 'vitest';
import { cropOf, middle, moved, nearest, placeOf, zoomed } from './crop.ts';

const wide = { width: 1200, height: 800 };

test('at first it is the largest square, in the middle', () => {
	expect(cropOf(wide, middle)).toEqual({ x: expect.closeTo(1 / 6), y: 0, size: 1 });
	expect(placeOf(wide, middle)).toEqual({
		...{ width: 150, height: 100, left: -25, top: 0 }
	});
});

test('it moves by parts of what is seen, and never beside the picture', () => {
	const right = moved(wide, middle, 0.1, 0.1);
	expect(right).toEqual({ x: expect.closeTo(0.5 + 0.1 * (2 / 3)), y: 0.5, zoom: 1 });
	const corner = moved(wide, middle, 9, 9);
	expect(cropOf(wide, corner)).toEqual({ x: expect.closeTo(1 / 3), y: 0, size: 1 });
	expect(cropOf(wide, moved(wide, corner, -9, -9))).toEqual({ x: 0, y: 0, size: 1 });
});

test('nearer is smaller, around the same middle; farther again is inside again', () => {
	const near = zoomed(wide, middle, 2);
	expect(cropOf(wide, near)).toEqual({ x: expect.closeTo(1 / 3), y: 0.25, size: 0.5 });
	const corner = moved(wide, near, 9, 9);
	expect(cropOf(wide, corner)).toEqual({ x: expect.closeTo(2 / 3), y: 0.5, size: 0.5 });
	expect(cropOf(wide, zoomed(wide, corner, 1))).toEqual({
		...{ x: expect.closeTo(1 / 3), y: 0, size: 1 }
	});
});

test('never so near that there is nothing to see', () => {
	expect(nearest(wide)).toBe(4);
	expect(nearest({ width: 192, height: 400 })).toBe(2);
	expect(nearest({ width: 64, height: 64 })).toBe(1);
	expect(zoomed(wide, middle, 99).zoom).toBe(4);
	expect(zoomed(wide, middle, 0).zoom).toBe(1);
});

test('what it gives is always a crop that the router takes', () => {
	let view = middle;
	for (let step = 0; step < 500; step++) {
		view = moved(wide, zoomed(wide, view, 1 + (step % 7)), Math.sin(step), Math.cos(step * 3));
		const { x, y, size } = cropOf(wide, view);
		for (const part of [x, y, size]) expect(part).toBeGreaterThanOrEqual(-1e-9);
		for (const part of [x, y, size]) expect(part).toBeLessThanOrEqual(1);
	}
});
