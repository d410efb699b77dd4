import { expect, test } from 'vitest';
import { asRead } from './dates.ts';

const now = new Date('2030-01-02T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('a moment of its own begins like a sentence, and one within a sentence does not', () => {
	expect(asRead(ago(0), 'seen', now)).toBe('Now');
	expect(asRead(ago(0), 'seen', now, true)).toBe('now');
	expect(asRead(ago(24 * 60), 'moment', now)).toMatch(/^Yesterday at /);
	expect(asRead(ago(24 * 60), 'moment', now, true)).toMatch(/^yesterday at /);
	expect(asRead(ago(2 * 60), 'seen', now, true)).toMatch(/^today, /);
	expect(asRead(ago(5), 'seen', now, true)).toBe('5 minutes ago');
});
