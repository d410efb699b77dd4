import { createHash, randomBytes } from 'node:crypto';
import type { Entry, Facts } from './entry.ts';
import { plain } from './plain.ts';

/** What can be read of one side of an event, apart from the event: it goes when the person goes. */
export interface Values {
	readonly side: 'actor' | 'subject';
	/** Null: nobody's, as of a role. */
	readonly userId: string | null;
	readonly address: string | null;
	readonly value: Readonly<Record<string, unknown>>;
	readonly salt: Buffer;
	readonly hash: Buffer;
}

/** Who did it, from where. */
export function ofActor({ actor, address, userAgent }: Entry): Values {
	return salted('actor', actor?.id ?? null, address ?? null, {
		...(actor?.username && { username: plain(actor.username) }),
		...(userAgent && { userAgent: plain(userAgent) })
	});
}

/** On whom, or on what, and what it was before and after. */
export function ofSubject({ subject, thing, before, after }: Entry): Values {
	return salted('subject', subject?.id ?? null, null, {
		...(subject?.username && { username: plain(subject.username) }),
		...(thing?.name !== undefined && { thing: plain(thing.name) }),
		...(before && { before: tidied(before) }),
		...(after && { after: tidied(after) })
	});
}

const tidied = (facts: Facts) =>
	Object.fromEntries(
		Object.entries(facts).map(([name, fact]) => [
			name,
			typeof fact === 'string' ? plain(fact) : Array.isArray(fact) ? fact.map(plain) : fact
		])
	);

function salted(
	side: Values['side'],
	userId: string | null,
	address: string | null,
	value: Values['value']
): Values {
	const salt = randomBytes(16);
	return { side, userId, address, value, salt, hash: hashOf(salt, { address, value }) };
}

/** What stands in the sealed row for values that do not. The salt keeps a short value from being guessed once it is erased. */
export const hashOf = (salt: Uint8Array, values: Pick<Values, 'address' | 'value'>): Buffer =>
	createHash('sha256')
		.update(salt)
		.update(canonical([values.address, values.value]))
		.digest();

/** JSON in one way of writing it: the database keeps no order of keys. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}
