/** What an authenticator says, as far as it says it: whole numbers, text, bytes, maps (RFC 8949). */
export type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>;

export function cbor(value: Cbor): Buffer {
	if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
	if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)]);
	if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
	const entries = [...value].flatMap(([key, each]) => [cbor(key), cbor(each)]);
	return Buffer.concat([head(5, value.size), ...entries]);
}

function head(kind: number, count: number): Buffer {
	const first = kind << 5;
	if (count < 24) return Buffer.from([first | count]);
	if (count < 256) return Buffer.from([first | 24, count]);
	return Buffer.from([first | 25, count >> 8, count & 255]);
}
