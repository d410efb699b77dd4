import type { Command } from 'commander';
import { inWords } from '../allowed.ts';
import { examples } from '../examples.ts';
import { facts } from '../facts.ts';
import type { Role } from '../role.ts';
import type { Terminal } from '../terminal.ts';

export function roles(program: Command, terminal: Terminal): void {
	const group = program.command('roles').description('What people may do.');

	const list = group
		.command('list', { isDefault: true })
		.description('Every role, by name.')
		.action(async () => {
			const [{ asked }, { table }] = await Promise.all([
				import('../client.ts'),
				import('../table.ts')
			]);
			const answer = await asked(terminal, (client) => client.roles.list());
			terminal.show(answer, (sheet) => table(heads, answer.items.map(row), sheet));
		});
	examples(list, 'roles', 'roles list --json');

	const show = group
		.command('show')
		.description('One role, and what it allows in words.')
		.argument('<role>', 'its name')
		.action(async (named: string) => {
			const [{ asked }, { findRole }] = await Promise.all([
				import('../client.ts'),
				import('../role.ts')
			]);
			const { items } = await asked(terminal, (client) => client.roles.list());
			const role = findRole(items, named);
			terminal.show(role, (sheet) => facts(about(role), sheet));
		});
	examples(show, 'roles show Administrator');
	examples(group, 'roles', 'roles show Administrator');
}

const heads = ['Name', 'Holders', 'Default', 'Permissions'];

const row = ({ name, holders, isDefault, permissions }: Role) => [
	name,
	String(holders),
	isDefault ? 'yes' : '',
	permissions.join(', ')
];

const about = ({ name, description, holders, isDefault, permissions, id }: Role) =>
	[
		['Name', name],
		['Description', description],
		['Holders', String(holders)],
		['Default', isDefault ? 'yes, new accounts get it' : 'no'],
		['Allows', inWords(permissions)],
		['Id', id]
	] as const;
