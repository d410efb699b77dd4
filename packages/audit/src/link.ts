import { createHmac } from 'node:crypto';
import { canonical } from './values.ts';

/** What the keys of the chain are derived from the secrets for. */
export const auditLabel = 'audit chain';

/** A key of the chain, derived from a secret of the settings. `id` says which, and tells nothing of it. */
export interface Key {
	readonly id: string;
	readonly bytes: Uint8Array;
}

/** A row as it is sealed: everything of it, and of its values only the hashes. */
export interface SealedRow {
	readonly id: string;
	readonly at: Date;
	readonly event: string;
	readonly act: string;
	readonly outcome: string;
	readonly reason: string;
	readonly actor_id: string | null;
	readonly impersonator_id: string | null;
	readonly subject_id: string | null;
	readonly thing: string | null;
	readonly thing_id: string | null;
	readonly via: string;
	readonly request_id: string;
	readonly actor_hash: Uint8Array | null;
	readonly subject_hash: Uint8Array | null;
}

/** What the first link hangs on. */
export const beginning = new Uint8Array(32);

/** HMAC-SHA-256 over the link before, the number and the row: none of them can be another without the key. */
export function linkOf(key: Key, before: Uint8Array, seq: bigint, row: SealedRow): Buffer {
	const { at, actor_hash: actor, subject_hash: subject, ...rest } = row;
	const text = canonical([
		seq.toString(),
		{ ...rest, at: at.toISOString(), actor: hex(actor), subject: hex(subject) }
	]);
	return createHmac('sha256', key.bytes).update(before).update(text).digest();
}

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');
