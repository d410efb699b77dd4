import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goNext, goOn, wantedNext } from './next.ts';

const origin = 'https://id.example.org';
const go = (next: string) => goNext(new URL(`/login?next=${encodeURIComponent(next)}`, origin));

test.each(['/', '/profile', '/admin/users?search=a%20b&cursor=1', '/profile#roles', '/loginless'])(
	'%s is a page of ours',
	(next) => {
		expect(go(next)).toBe(next);
	}
);

test.each([
	'',
	'profile',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	'\t//evil.example',
	'https:evil.example',
	'https://evil.example',
	'https://id.example.org.evil.example/',
	'https://id.example.org@evil.example/',
	'https://id.example.org/profile',
	'javascript:alert(1)',
	'data:text/html,x',
	'%2F%2Fevil.example',
	'/..//evil.example',
	'/./\\evil.example',
	'/login',
	'/login?next=/login',
	'/logout',
	'/%6cogout',
	'/api/trpc/auth.session',
	'/%zz'
])('%j leads to the profile instead', (next) => {
	expect(go(next)).toBe('/profile');
});

test('no next, two of them, or one that is encoded twice leads nowhere else', () => {
	expect(goNext(new URL('/login', origin))).toBe('/profile');
	expect(goNext(new URL('/login?next=/admin&next=//evil.example', origin))).toBe('/admin');
	expect(goNext(new URL('/login?next=%252F%252Fevil.example', origin))).toBe('/profile');
});

test('whoever has just logged in is not asked to confirm it', () => {
	const asked = `/confirm-identity?next=${encodeURIComponent('/settings/account')}&kept=`;
	expect(go(asked)).toBe('/settings/account');
	expect(go(`/confirm-identity?next=${encodeURIComponent(asked)}`)).toBe('/settings/account');
	expect(go('/confirm-identity?next=//evil.example')).toBe('/profile');
	expect(goNext(new URL('/confirm-identity', origin), '/settings')).toBe('/settings');
});

test('a view with a hundred people in it is come back to; what is longer than any view is not', () => {
	const people = Array.from({ length: 100 }, () => `userId=${crypto.randomUUID()}`).join('&');
	const view = `/admin/users/many?act=disable&${people}`;
	expect(go(view)).toBe(view);
	expect(go(`/confirm-identity?next=${encodeURIComponent(view)}`)).toBe(view);
	expect(go(`/${'a'.repeat(8192)}`)).toBe('/profile');
});

test('what is kept for later leads to the same places', () => {
	const wanted = (next: string) =>
		wantedNext(new URL(`/register?next=${encodeURIComponent(next)}`, origin));
	expect(wanted('/admin')).toBe('/admin');
	expect(wanted('//evil.example')).toBeUndefined();
	expect(wanted(`/${'a'.repeat(1024)}`)).toBeUndefined();
	expect(goOn('/admin', origin)).toBe('/admin');
	expect(goOn('//evil.example', origin)).toBe('/profile');
	expect(goOn(null, origin)).toBe('/profile');
});

test('whatever is asked for, a browser stays here, and is not sent to log in or out', () => {
	const sign = fc.constantFrom(
		...'/\\.:@?#%&=;\t\n\r\0 ',
		'%2f',
		'%5c',
		'%2e',
		'%0a',
		'%00',
		'%25',
		'／',
		'。'
	);
	const word = fc.constantFrom(
		'login',
		'logout',
		'api',
		'LOGIN',
		'evil.example',
		'https:',
		'javascript:',
		'confirm-identity?next=',
		'profile',
		'..',
		'%6c',
		encodeURIComponent('//evil.example')
	);
	const anything = fc.string({ unit: 'binary', maxLength: 8 });
	const path = fc
		.array(fc.oneof(sign, word, anything), { maxLength: 8 })
		.map((parts) => parts.join(''));
	const nested = path.map((inner) => `/confirm-identity?next=${encodeURIComponent(inner)}`);
	fc.assert(
		fc.property(
			fc.oneof(
				path,
				path.map((rest) => `/${rest}`),
				nested
			),
			(wanted) => {
				for (const way of [go(wanted.toWellFormed()), goOn(wanted, origin)]) {
					// As a browser resolves what it finds in `Location`, on whichever page it is.
					for (const page of ['/login', '/a/b?c#d']) {
						const to = new URL(way, origin + page);
						expect(to.origin).toBe(origin);
						expect(to.pathname).not.toMatch(/^\/(login|logout|api)(\/|$)/);
						expect(decodeURIComponent(to.pathname)).not.toMatch(/^\/(login|logout|api)(\/|$)/);
					}
					// What is done twice comes to the same.
					expect(goOn(way, origin)).toBe(way);
				}
			}
		),
		{ numRuns: 5000 }
	);
});
