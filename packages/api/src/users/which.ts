import { hasFactorCondition } from '@gatehouse/auth';
import { canonicalEmail, type SomeUsers } from '@gatehouse/contract';
import { Prisma } from '@gatehouse/db';
import { z } from 'zod';

const { sql } = Prisma;

/** Conditions on a person `u`. */
export interface Which {
	/** About the columns that orders run along: those a walk along an index can begin and end with. */
	readonly ranges: Prisma.Sql[];
	readonly others: Prisma.Sql[];
	/** Whoever holds this role. Asked for in two ways: all at once, or of one person after the other. */
	readonly roleId: string | undefined;
}

export function which(wanted: SomeUsers): Which {
	const { joinedSince, joinedBefore, seenSince, seenBefore, state, twoFactor, roleId } = wanted;
	const ranges = [
		...(joinedSince ? [sql`u.created_at >= ${midnight(joinedSince)}::timestamptz`] : []),
		...(joinedBefore ? [sql`u.created_at < ${midnight(joinedBefore)}::timestamptz`] : []),
		...(seenSince ? [sql`u.last_seen_at >= ${midnight(seenSince)}::timestamptz`] : []),
		...(seenBefore ? [sql`u.last_seen_at < ${midnight(seenBefore)}::timestamptz`] : [])
	];
	const others = [
		...(wanted.search ? [named(wanted.search)] : []),
		...(state === 'active' ? [sql`u.disabled_at IS NULL`] : []),
		...(state === 'disabled' ? [sql`u.disabled_at IS NOT NULL`] : []),
		...(twoFactor === 'on' ? [hasFactorCondition] : []),
		...(twoFactor === 'off' ? [sql`NOT ${hasFactorCondition}`] : [])
	];
	return { ranges, others, roleId };
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * By part of the username or of the address, in any case; `_` and `%` mean themselves. Trigrams find three characters and more;
 * fewer are how a name or an address begins, which its own index finds.
 */
function named(search: string): Prisma.Sql {
	if (z.uuid().safeParse(search).success) return sql`u.id = ${search}::uuid`;
	const part = search.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`);
	const pattern = [...search].length < 3 ? `${part}%` : `%${part}%`;
	const whole = canonicalEmail(search);
	return whole
		? sql`(u.username_folded LIKE ${pattern} OR u.email_canonical LIKE ${pattern} OR u.email_canonical = ${whole})`
		: sql`(u.username_folded LIKE ${pattern} OR u.email_canonical LIKE ${pattern})`;
}

export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
	conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : sql`true`;
