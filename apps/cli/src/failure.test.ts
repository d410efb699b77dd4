import { GatehouseError, type AnyFailure } from '@gatehouse/client';
import { expect, test } from 'vitest';
import { describe } from './failure.ts';
import { Mistake } from './mistake.ts';

const message = 'What to do.';
const codes: [AnyFailure, number][] = [
	[{ code: 'invalid', field: 'limit', message }, 1],
	[{ code: 'notAllowed', why: 'missingPermission', message }, 1],
	[{ code: 'notFound', message }, 1],
	[{ code: 'conflict', conflict: 'roleInUse', message }, 1],
	[{ code: 'tooMany', retryAfter: 60, message }, 1],
	[{ code: 'busy', retryAfter: 5, message }, 2],
	[{ code: 'unavailable', retryAfter: 5, message }, 2],
	[{ code: 'unreachable', message }, 2],
	[{ code: 'failed', requestId: null, message }, 2],
	[{ code: 'signedOut', message }, 3]
];

test.each(codes)('%o ends with %i', async (failure, code) => {
	const { text, code: exit } = await describe(new GatehouseError('users.list', [failure]));
	expect(exit).toBe(code);
	expect(text).toContain(message);
});

test('every field is said, with its name; a fault with the number of its request', async () => {
	const limit: AnyFailure = { code: 'invalid', field: 'limit', message: 'Too many.' };
	const whole: AnyFailure = { code: 'invalid', field: '', message: 'No.' };
	const fault: AnyFailure = { code: 'failed', requestId: 'r1', message: 'A fault.' };
	const said = async (...failures: [AnyFailure, ...AnyFailure[]]) =>
		(await describe(new GatehouseError('users.list', failures))).text;
	expect(await said(limit, whole)).toBe('limit: Too many.\nNo.');
	expect(await said(fault)).toBe('A fault. (request r1)');
});

test('where a scope may be missing, it says how to get one', async () => {
	const said = async (why: 'beyondYours' | 'missingScope' | 'onYourself') => {
		const failure: AnyFailure = { code: 'notAllowed', why, message: 'No.' };
		return (await describe(new GatehouseError('roles.assign', [failure]))).text;
	};
	expect(await said('beyondYours')).toContain('Log in again with more --scope.');
	expect(await said('missingScope')).toContain('Log in again with more --scope.');
	expect(await said('onYourself')).toBe('No.');
});

test('no escape sequence of the site reaches the terminal', async () => {
	const failure: AnyFailure = { code: 'notFound', message: 'Gone\u001b[2J' };
	const { text } = await describe(new GatehouseError('users.get', [failure]));
	expect(text).toBe('Gone [2J');
});

test('a mistake is its sentence; a fault of our own is said to be one', async () => {
	expect(await describe(new Mistake('Do this.', 3))).toEqual({ text: 'Do this.', code: 3 });
	const { text, code } = await describe(new TypeError('x is not a function'));
	expect(code).toBe(2);
	expect(text).toContain('A bug in this command: TypeError: x is not a function');
});
