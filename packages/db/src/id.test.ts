import { expect, test } from 'vitest';
import { newId } from './id.ts';

const at = new Date('2026-03-02T09:00:00.123Z');

test('an id begins with its time, and those of one moment follow each other', () => {
	const ids = Array.from({ length: 4096 }, () => newId(at));
	expect(ids[0]).toMatch(/^019cadc6-9afb-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect([...ids].sort()).toEqual(ids);
	expect(new Set(ids).size).toBe(4096);
	const [later = ''] = [newId(new Date(at.getTime() + 1))];
	expect(later > (ids.at(-1) ?? '')).toBe(true);
});
