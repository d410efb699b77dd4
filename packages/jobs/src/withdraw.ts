import type { Tx } from '@gatehouse/db';
import type { Queue } from './queue.ts';

/** One that was begun once, and interrupted, may have done its work: it stays. */
export async function withdraw(
	tx: Tx,
	{ name }: Queue<never>,
	ids: readonly string[]
): Promise<string[]> {
	const gone = await tx.$queryRaw<{ id: string }[]>`
		DELETE FROM pgboss.job WHERE name = ${name} AND id = ANY(${ids}::uuid[]) AND state = 'created' RETURNING id`;
	return gone.map(({ id }) => id);
}
