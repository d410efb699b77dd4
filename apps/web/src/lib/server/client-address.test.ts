import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

describe('whatever a client writes into the header, what our proxies wrote counts', () => {
	const address = fc.oneof(fc.ipV4(), fc.ipV6());
	const claim = fc.oneof(
		address,
		fc.constantFrom(
			'',
			' ',
			',',
			',,',
			'unknown',
			'127.0.0.1',
			'::1',
			'_hidden',
			'"[::1]"',
			'10.0.0.1:80'
		),
		fc.string({ unit: 'binary' })
	);
	const hops = fc.integer({ min: 1, max: 4 });

	test('the entry that the outermost of them wrote', () => {
		fc.assert(
			fc.property(
				fc.array(claim, { maxLength: 6 }),
				hops.chain((count) => fc.array(address, { minLength: count, maxLength: count })),
				fc.constantFrom(',', ', ', ' , '),
				(claimed, written, comma) => {
					const header = [...claimed, ...written].join(comma);
					expect(ask(header, written.length)).toBe(written[0]);
					expect(ask(header, 0)).toBe('10.0.0.9');
				}
			)
		);
	});

	test('it is an address that stands where it should, or nothing: one bucket', () => {
		fc.assert(
			fc.property(fc.array(claim, { maxLength: 6 }), hops, (claimed, count) => {
				const found = ask(claimed.join(','), count);
				if (found === undefined) return;
				expect(isIP(found)).not.toBe(0);
				expect(claimed.join(',').split(',').at(-count)?.trim()).toBe(found);
			})
		);
	});
});
