import { randomBytes } from 'node:crypto';
import { constantTimeEqual } from 'oslo/crypto';
import { base32 } from 'oslo/encoding';
import { createTOTPKeyURI, generateHOTP } from 'oslo/otp';

/** Bytes of a seed: as long as what it is signed with, SHA-1 (RFC 4226, 4). */
const seedBytes = 20;
const stepMs = 30_000;
const shape = /^\d{6}$/;

export const newSeed = () => new Uint8Array(randomBytes(seedBytes));

/** A seed as a person types it into an app. */
export const seedAsText = (seed: Uint8Array) => base32.encode(seed, { includePadding: false });

export const seedFromText = (text: string) => base32.decode(text, { strict: false });

/** What an app opens, or reads from a picture. Apps show a `+` for a blank as it is. */
export const keyUri = (issuer: string, account: string, seed: Uint8Array) =>
	createTOTPKeyURI(issuer, account, seed).replaceAll('+', '%20');

/** The number of the 30 seconds that these are, since 1970 (RFC 6238). */
export const stepAt = (now: Date) => Math.floor(now.getTime() / stepMs);

/** The code of a step. */
export const codeOf = (seed: Uint8Array, step: number) => generateHOTP(seed, step);

/**
 * Which step shows this code: the one that is, or the one before, for who types slowly. Null: neither. Oslo's own check takes a code as
 * often as it is shown: that each counts once is the caller's to hold.
 */
export async function stepOf(seed: Uint8Array, code: string, now: Date): Promise<number | null> {
	if (!shape.test(code)) return null;
	const bytes = new TextEncoder();
	let found: number | null = null;
	// Each is compared, whichever it is.
	for (const step of [stepAt(now) - 1, stepAt(now)])
		if (constantTimeEqual(bytes.encode(await codeOf(seed, step)), bytes.encode(code))) found = step;
	return found;
}
