import { expect, test } from 'vitest';
import { crossSite, sentByOthers } from './same-origin.ts';

const ours = 'https://id.example.org';
const ask = (headers: Record<string, string>, method = 'POST') =>
	crossSite({ method, header: (name) => headers[name] ?? null }, [ours]);

test.each([
	['our own page', { origin: ours, cookie: 'session=x' }],
	[
		'our own page, by an old browser that sends no Origin',
		{ 'sec-fetch-site': 'same-origin', cookie: 'session=x' }
	],
	['a program without a cookie', {}],
	[
		'who sends a token, which no browser does by itself',
		{ authorization: 'Bearer x', origin: 'https://evil.example', cookie: 'session=x' }
	]
])('%s may', (_, headers) => {
	expect(ask(headers)).toBeUndefined();
});

test.each([
	['another site', { origin: 'https://evil.example' }],
	['our host without https', { origin: 'http://id.example.org' }],
	['another port', { origin: 'https://id.example.org:8443' }],
	['a subdomain', { origin: 'https://a.id.example.org' }],
	['a name that begins like ours', { origin: 'https://id.example.org.evil.example' }],
	['a sandboxed page', { origin: 'null' }],
	['nothing at all in Origin', { origin: '' }],
	['another site that hides its Origin', { 'sec-fetch-site': 'cross-site' }],
	['a sibling', { 'sec-fetch-site': 'same-site' }],
	['an address typed by hand', { 'sec-fetch-site': 'none' }],
	['who has a cookie and no Origin', { cookie: 'session=x' }]
])('%s may not', (_, headers) => {
	expect(ask(headers)).toMatch(/\.$/);
	expect(ask(headers, 'DELETE')).toMatch(/\.$/);
	expect(ask(headers, 'GET')).toBeUndefined();
});

test.each<[string, Record<string, string>, boolean]>([
	['our own page', { 'sec-fetch-site': 'same-origin' }, true],
	['an address typed by hand', { 'sec-fetch-site': 'none' }, true],
	['a program', {}, true],
	['who sends a token', { authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' }, true],
	['a link on another site', { 'sec-fetch-site': 'cross-site' }, false],
	['a link on a sibling', { 'sec-fetch-site': 'same-site' }, false],
	['what no browser says today', { 'sec-fetch-site': '' }, false]
])('a file is asked for by %s: %o, %s', (_, headers, isFine) => {
	const why = sentByOthers({ header: (name) => headers[name] ?? null });
	expect(why === undefined).toBe(isFine);
});
