import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Wrong } from './refused.ts';

const clientData = z.object({
	challenge: z.string(),
	origin: z.string(),
	crossOrigin: z.boolean().optional()
});

/** What a browser says it was asked, and where. Null: it cannot be read. */
export function readClientData(text: string) {
	try {
		const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
		return clientData.safeParse(read).data ?? null;
	} catch {
		return null;
	}
}

interface Told {
	readonly clientDataJSON: string;
	/** As it was signed: the site's hash, flags, a count. */
	readonly authenticatorData: Uint8Array;
}

interface Expected {
	readonly origin: string;
	readonly rpId: string;
	/** This was asked, for that and of them, and waits. */
	readonly asked: boolean;
	/** How far we know that it has counted. */
	readonly counter?: number;
}

const present = 0b001;
const verified = 0b100;

/** What is wrong with an answer that was not accepted. It decides nothing: it names it for the log. */
export function whatIsWrong(
	{ clientDataJSON, authenticatorData: signed }: Told,
	{ origin, rpId, asked, counter = 0 }: Expected
): Wrong {
	const said = readClientData(clientDataJSON);
	const bytes = Buffer.from(signed);
	if (!said || bytes.length < 37) return 'passkeyForged';
	if (!asked) return 'passkeyUsedBefore';
	if (said.origin !== origin || said.crossOrigin) return 'passkeyOrigin';
	if (!createHash('sha256').update(rpId).digest().equals(bytes.subarray(0, 32)))
		return 'passkeySite';
	const flags = bytes.readUInt8(32);
	if ((flags & present) === 0 || (flags & verified) === 0) return 'passkeyUnverified';
	const counts = bytes.readUInt32BE(33);
	return counter > 0 && counts <= counter ? 'passkeyCounter' : 'passkeyForged';
}
