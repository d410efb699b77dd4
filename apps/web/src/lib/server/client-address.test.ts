import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const ask = (forwarded: string | undefined, hops: number) =>
	clientAddress(
		{ socket: { remoteAddress: '10.0.0.9' }, headers: { 'x-forwarded-for': forwarded } },
		hops
	);

test('without a proxy of ours the socket counts, whatever is claimed', () => {
	expect(ask('203.0.113.7', 0)).toBe('10.0.0.9');
});

test('behind one, the last entry; behind two, the last but one; what a client adds at the left is not believed', () => {
	expect(ask('203.0.113.7', 1)).toBe('203.0.113.7');
	expect(ask('1.2.3.4, 203.0.113.7', 1)).toBe('203.0.113.7');
	expect(ask('1.2.3.4, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7');
	expect(ask('2001:db8::1', 1)).toBe('2001:db8::1');
});

test.each([undefined, '', 'unknown', '203.0.113.7, ', '203.0.113.7:80'])(
	'%j is no address: one shared bucket, never none',
	(forwarded) => {
		expect(ask(forwarded, 1)).toBeUndefined();
		expect(ask('203.0.113.7', 2)).toBeUndefined();
	}
);
