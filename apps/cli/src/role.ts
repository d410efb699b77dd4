import type { RolesListOutput } from '@gatehouse/client';
import { Mistake } from './mistake.ts';
import { printable } from './printable.ts';

export type Role = RolesListOutput['items'][number];

const folded = (name: string) => name.trim().normalize('NFKC').toLowerCase();

/** The role of this name, in any case. @throws {Mistake} with the names that there are. */
export function findRole(roles: readonly Role[], named: string): Role {
	const [found, ...others] = roles.filter(({ name }) => folded(name) === folded(named));
	const exact = roles.find(({ name }) => name === named);
	if (exact) return exact;
	if (found && others.length === 0) return found;
	const names = roles.map(({ name }) => printable(name)).join(', ');
	throw new Mistake(`There is no role ${printable(named)}. There are: ${names}.`);
}
