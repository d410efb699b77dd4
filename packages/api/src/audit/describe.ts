import type { Entry, Someone } from '@gatehouse/audit';
import type { AuditEvent } from '@gatehouse/contract';
import type { Db, Tx } from '@gatehouse/db';

/** What an act says of itself, for the log: the rest is known of the request. */
export interface Description extends Pick<
	Entry,
	'actor' | 'impersonatorId' | 'subject' | 'thing' | 'before' | 'after'
> {
	/** It turned out to be another one than was declared: a login whose second step is due is none yet. */
	readonly event?: AuditEvent;
	/** Whoever it turns out to be that acts: they came in by this very act. */
	readonly entered?: Someone;
	/** Nothing was changed, so nothing is recorded. */
	readonly unchanged?: boolean;
}

const descriptions = new WeakMap<object, Description>();

/**
 * Says for the log what the act in this transaction is about, wherever on the way that becomes known; what is said later wins. Outside of any
 * transaction, `ctx.db` takes it: a refusal then knows whom it is about.
 */
export function describe(client: Db | Tx, more: Description): void {
	descriptions.set(client, { ...descriptions.get(client), ...more });
}

export const described = (client: Db | Tx): Description => descriptions.get(client) ?? {};
