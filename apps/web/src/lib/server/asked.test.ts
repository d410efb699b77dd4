import { expect, test } from 'vitest';
import { keepAsked, readAsked } from './asked.ts';

const at = new Date('2026-11-23T18:04:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

/** A browser that keeps one cookie. */
function jar(text?: string) {
	let kept = text;
	return {
		get: () => kept,
		set(_name: string, value: string) {
			kept = value;
		}
	};
}

test('an address is still known after a while, and for how long it has to wait', () => {
	const cookies = jar();
	keepAsked(cookies, '/forgot-password', 'mara+1@northfold.example', at);
	expect(readAsked(cookies, at)).toEqual({ email: 'mara+1@northfold.example', at, againIn: 60 });
	expect(readAsked(cookies, later(18.5))?.againIn).toBe(42);
	expect(readAsked(cookies, later(60))?.againIn).toBe(0);
	expect(readAsked(cookies, later(900))?.againIn).toBe(0);
});

test.each([
	undefined,
	'',
	'nonsense',
	'email=mara',
	'email=mara&at=',
	'email=mara&at=x',
	`at=${at.toISOString()}`,
	`email=mara&at=${later(1).toISOString()}`
])('%j was nothing asked for', (text) => {
	expect(readAsked(jar(text), at)).toBeNull();
});
