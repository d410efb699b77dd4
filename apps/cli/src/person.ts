import type { GatehouseClient } from '@gatehouse/client';
import { canonicalEmail } from '@gatehouse/contract/email-address';
import { foldUsername } from '@gatehouse/contract/username';
import { everyone, type Person } from './everyone.ts';
import { Mistake } from './mistake.ts';
import { printable } from './printable.ts';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/**
 * The one person with this username, address or id. What has the shape of an id is one: it never becomes somebody who calls
 * themselves that.
 * @throws {Mistake} where there is none, with those who come near.
 */
export async function findPerson(client: GatehouseClient, named: string): Promise<Person> {
	if (id.test(named)) return client.users.get({ userId: named });
	const username = foldUsername(named);
	const email = named.includes('@') ? canonicalEmail(named) : null;
	const near: Person[] = [];
	for await (const person of everyone(client, named)) {
		const isMeant = email
			? canonicalEmail(person.email) === email
			: foldUsername(person.username) === username;
		if (isMeant) return person;
		near.push(person);
	}
	throw new Mistake(nobody(named, near));
}

function nobody(named: string, near: readonly Person[]): string {
	const names = near
		.slice(0, 5)
		.map(({ username, email }) => `\n  ${printable(username)}  ${printable(email)}`);
	const more = near.length > names.length ? `\n  and ${near.length - names.length} more` : '';
	const hint = names.length > 0 ? ` Do you mean one of these?${names.join('')}${more}` : '';
	return `Nobody has the username or the address ${printable(named)}.${hint}`;
}
