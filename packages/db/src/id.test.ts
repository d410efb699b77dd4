import { expect, test } from 'vitest';
import { firstId, newId } from './id.ts';

const at = new Date('2026-03-02T09:00:00.123Z');

test('an id begins with its time, and those of one moment follow each other', () => {
	const ids = Array.from({ length: 4096 }, () => newId(at));
	expect(ids[0]).toMatch(/^019cadc6-9afb-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	expect([...ids].sort()).toEqual(ids);
	expect(new Set(ids).size).toBe(4096);
	const [later = ''] = [newId(new Date(at.getTime() + 1))];
	expect(later > (ids.at(-1) ?? '')).toBe(true);
});

test('what comes at a time or later begins with one id, also before there were any', () => {
	expect(firstId(at) <= newId(at)).toBe(true);
	expect(firstId(new Date(at.getTime() + 1)) > newId(at)).toBe(true);
	for (const early of ['0001-01-01', '1969-12-31', '1970-01-01'])
		expect(firstId(new Date(early))).toBe('00000000-0000-0000-0000-000000000000');
});
