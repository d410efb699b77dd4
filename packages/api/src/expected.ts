import { isDatabaseAway } from '@gatehouse/db';
import type { TRPCError } from '@trpc/server';
import { refuse } from './refuse.ts';

/** Seconds after which a queue, or a database or a store that restarts, is worth asking again. */
const soon = 5;

/** A failure that has a name outside: what it is to the caller, or undefined for a bug. */
export function expected(error: TRPCError): TRPCError | undefined {
	const { cause } = error;
	if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
	if (cause?.name === 'QueueFull') return refuse({ kind: 'busy', retryAfter: soon }, cause);
	if (cause?.name === 'StoreAway' || isDatabaseAway(cause))
		return refuse({ kind: 'unavailable', retryAfter: soon }, cause);
	return undefined;
}
