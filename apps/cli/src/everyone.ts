import type { GatehouseClient, UsersListOutput } from '@gatehouse/client';

export type Person = UsersListOutput['items'][number];

/** As many as the site tells at once. */
const most = 100;

/** Everyone of whom this is a part of the username or the address, newest first; asked for as far as they are wanted. */
export async function* everyone(
	{ users }: Pick<GatehouseClient, 'users'>,
	search: string
): AsyncGenerator<Person, void> {
	let cursor: string | undefined;
	do {
		const { items, nextCursor } = await users.list({ search, cursor, limit: most });
		yield* items;
		cursor = nextCursor ?? undefined;
	} while (cursor);
}

/** The same, all at once. */
export async function listEveryone(...of: Parameters<typeof everyone>): Promise<Person[]> {
	const people: Person[] = [];
	for await (const person of everyone(...of)) people.push(person);
	return people;
}
