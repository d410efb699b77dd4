import { isIPv6 } from 'node:net';

/**
 * What a limit counts as one place: an IPv4 address, or the /64 of an IPv6 one (a single household has 2^64 of the latter).
 * Unknown addresses share one bucket rather than being let through.
 */
export function addressPrefix(address: string | null): string {
	if (!address) return 'unknown';
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
	const left = head ? head.split(':') : [];
	const right = tail ? tail.split(':') : [];
	const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
	const groups = [...left, ...zeros, ...right].slice(0, 4);
	return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
