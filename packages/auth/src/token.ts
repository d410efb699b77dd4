import { createHash, randomBytes } from 'node:crypto';

const shape = /^[A-Za-z0-9_-]{43}$/;

/** A secret of 256 random bits, as 43 characters that fit into a cookie or a link. */
export const newToken = () => randomBytes(32).toString('base64url');

export const isToken = (text: string) => shape.test(text);

/** What is stored of a token. Synchronous on purpose: the session check must never wait behind a password in the thread pool. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash('sha256').update(token).digest());
}
