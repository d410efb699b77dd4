import { randomBytes } from 'node:crypto';

const last = { ms: 0, count: 0 };

/**
 * A UUIDv7 (RFC 9562, 5.7) of this time: ids of later times are greater, and those that one process makes in one millisecond
 * follow each other (6.2, method 1: 4096 of them). Unique, and no secret.
 */
export function newId(at: Date): string {
	const ms = at.getTime();
	last.count = ms === last.ms ? (last.count + 1) % 4096 : 0;
	last.ms = ms;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(ms, 0, 6);
	bytes.writeUInt16BE(0x7000 | last.count, 6);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The least of the ids that `newId` makes at this time or later; before 1970 it makes none. */
export const firstId = (at: Date): string =>
	Math.max(0, at.getTime())
		.toString(16)
		.padStart(12, '0')
		.padEnd(32, '0')
		.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
