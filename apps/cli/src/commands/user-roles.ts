import type { GatehouseClient } from '@gatehouse/client';
import type { Command } from 'commander';
import { collect } from '../option.ts';
import { examples } from '../examples.ts';
import type { Person } from '../everyone.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

interface Wanted {
	give?: readonly string[];
	take?: readonly string[];
}

export function userRoles(users: Command, terminal: Terminal): void {
	const command = users
		.command('roles')
		.description('What roles somebody holds; gives some, and takes some away.')
		.argument('<who>', 'their username, email address or id')
		.option('--give <role>', 'give them this role; again for more', collect)
		.option('--take <role>', 'take this role away; again for more', collect)
		.action(async (who: string, wanted: Wanted) => {
			const [{ asked }, { findPerson }] = await Promise.all([
				import('../client.ts'),
				import('../person.ts')
			]);
			const person = await asked(terminal, async (client) => {
				const found = await findPerson(client, who);
				const isChanged = await change(client, found, wanted, terminal);
				return isChanged ? client.users.get({ userId: found.id }) : found;
			});
			terminal.show(person, () => person.roles.map(({ name }) => printable(name)).join('\n'));
			if (person.roles.length === 0)
				terminal.notice(`${printable(person.username)} holds no role.`);
		});
	examples(
		command,
		'users roles mara.lindqvist',
		'users roles mara.lindqvist --give Moderator --take Member'
	);
}

/** All names are known before anything is changed. Gives first: who is to have another role is never without any. */
async function change(
	{ roles }: GatehouseClient,
	{ id: userId, username }: Person,
	{ give = [], take = [] }: Wanted,
	{ notice }: Terminal
): Promise<boolean> {
	if (give.length + take.length === 0) return false;
	const { findRole } = await import('../role.ts');
	const { items } = await roles.list();
	const given = give.map((name) => findRole(items, name));
	const taken = take.map((name) => findRole(items, name));
	for (const { id: roleId, name } of given) {
		await roles.assign({ userId, roleId });
		notice(`${printable(username)} holds ${printable(name)} now.`);
	}
	for (const { id: roleId, name } of taken) {
		await roles.unassign({ userId, roleId });
		notice(`${printable(username)} does not hold ${printable(name)} any more.`);
	}
	return true;
}
