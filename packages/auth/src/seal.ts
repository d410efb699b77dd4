import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** What keeps a secret readable to this site alone. `bound` says what it belongs to: elsewhere it does not open. */
export interface Seal {
	seal(plain: string, bound: string): string;
	/** Throws SealBroken. */
	open(sealed: string, bound: string): string;
}

/** Sealed with a secret that is not ours any more, changed since, or in the place of another. Which of them is not told. */
export class SealBroken extends Error {
	override name = 'SealBroken';
	constructor(cause?: unknown) {
		super('The seal does not open.', { cause });
	}
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;
const fewestBytes = 32;

/** A key for one thing. */
export interface Key {
	readonly id: string;
	readonly bytes: Buffer;
}

/**
 * AES-256-GCM. Seals with the first secret and opens with any, so that a new one is put before the old one and the old one dropped
 * later. `label` says what for: what was sealed for one thing cannot be opened as another. Throws on a secret under 32 bytes.
 */
export function createSeal(secrets: readonly Uint8Array[], label: string): Seal {
	const keys = keysOf(secrets, label);
	const [current] = keys;
	if (!current) throw new RangeError('A seal needs a secret.');

	return {
		seal(plain, bound) {
			const iv = randomBytes(ivBytes);
			const cipher = createCipheriv('aes-256-gcm', current.bytes, iv);
			cipher.setAAD(Buffer.from(bound));
			const body = [iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()];
			return [version, current.id, Buffer.concat(body).toString('base64url')].join('.');
		},

		open(sealed, bound) {
			const [given, id, text = '', ...rest] = sealed.split('.');
			const key = keys.find((each) => each.id === id);
			const body = Buffer.from(text, 'base64url');
			if (given !== version || !key || rest.length > 0 || body.length < ivBytes + tagBytes)
				throw new SealBroken();
			// A length that is said: otherwise a tag cut short would do.
			const options = { authTagLength: tagBytes };
			const iv = body.subarray(0, ivBytes);
			const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, options);
			decipher.setAAD(Buffer.from(bound));
			decipher.setAuthTag(body.subarray(-tagBytes));
			try {
				const plain = [decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()];
				return Buffer.concat(plain).toString('utf8');
			} catch (error) {
				throw new SealBroken(error);
			}
		}
	};
}

/** The keys for one thing, of each secret one, by HKDF-SHA-256. Throws on a secret under 32 bytes. */
export const keysOf = (secrets: readonly Uint8Array[], label: string): Key[] =>
	secrets.map((secret) => keyOf(secret, label));

/** The id is a hash of the key and not of the secret, and tells nothing of either. */
function keyOf(secret: Uint8Array, label: string): Key {
	if (secret.length < fewestBytes)
		throw new RangeError(`A secret has ${fewestBytes} bytes at least.`);
	const info = `gatehouse ${version} ${label}`;
	const bytes = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), info, 32));
	const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
	return { id, bytes };
}
