import { expect, test } from 'vitest';
import { originOf } from './origin.ts';

test.each([
	['https://gatehouse.example', 'https://gatehouse.example'],
	['https://gatehouse.example/admin/users?x', 'https://gatehouse.example'],
	['https://mara:secret@gatehouse.example:8443/', 'https://gatehouse.example:8443'],
	['http://localhost:3000', 'http://localhost:3000'],
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['http://[::1]:3000', 'http://[::1]:3000']
])('%s is at %s', (url, origin) => expect(originOf(url)).toBe(origin));

test.each([
	'http://gatehouse.example',
	'http://localhost.gatehouse.example',
	'http://127.0.0.1.gatehouse.example',
	'http://192.168.1.5:3000'
])('nothing that logs someone in goes to %s', (url) =>
	expect(() => originOf(url)).toThrow(/over https only.*--url https:/)
);

test.each([
	'',
	'gatehouse.example',
	'ftp://gatehouse.example',
	'file:///etc/passwd',
	'javascript:0'
])('%s is no site', (url) => expect(() => originOf(url)).toThrow('--url is where the site is'));
