import { Option, type Command } from 'commander';
import { day } from '../date.ts';
import { examples } from '../examples.ts';
import { facts } from '../facts.ts';
import type { Person } from '../everyone.ts';
import { between } from '../option.ts';
import type { Terminal } from '../terminal.ts';
import { invitations, invite } from './invitations.ts';
import { userRoles } from './user-roles.ts';

interface Wanted {
	search: string;
	limit: number;
	cursor?: string;
	all?: boolean;
}

export function users(program: Command, terminal: Terminal): void {
	const group = program.command('users').description('People who have an account.');

	const list = group
		.command('list')
		.description('Newest first.')
		.option('--search <text>', 'part of a username or an email address', '')
		.option('--limit <count>', 'how many, 100 at most', between(1, 100), 25)
		.option('--cursor <cursor>', 'the nextCursor of the page before')
		.addOption(new Option('--all', 'everyone, however many').conflicts(['limit', 'cursor']))
		.action(async ({ search, limit, cursor, all }: Wanted) => {
			const [{ asked }, { listEveryone }, { table }] = await Promise.all([
				import('../client.ts'),
				import('../everyone.ts'),
				import('../table.ts')
			]);
			const { items, nextCursor } = await asked(terminal, async (client) =>
				all
					? { items: await listEveryone(client, search), nextCursor: null }
					: client.users.list({ search, limit, cursor })
			);
			terminal.show({ items, nextCursor }, (sheet) =>
				items.length > 0 ? table(heads, items.map(row), sheet) : ''
			);
			if (items.length === 0) terminal.notice('Nobody is found.');
			if (nextCursor) terminal.notice(`More: --cursor ${nextCursor}, or --all`);
		});
	examples(list, 'users list --search northfold', 'users list --all --json');

	const show = group
		.command('show')
		.description('One person.')
		.argument('<who>', 'their username, email address or id')
		.action(async (who: string) => {
			const [{ asked }, { findPerson }] = await Promise.all([
				import('../client.ts'),
				import('../person.ts')
			]);
			const person = await asked(terminal, (client) => findPerson(client, who));
			terminal.show(person, (sheet) =>
				facts(
					[...heads.map((head, at) => [head, row(person)[at] ?? ''] as const), ['Id', person.id]],
					sheet
				)
			);
		});
	examples(show, 'users show mara.lindqvist', 'users show mara@northfold.example --json');

	userRoles(group, terminal);
	invite(group, terminal);
	invitations(group, terminal);
	examples(
		group,
		'users list',
		'users show mara.lindqvist',
		'users roles mara.lindqvist --give Moderator',
		'users invite noor@northfold.example'
	);
}

const heads = ['Username', 'Email', 'State', 'Roles', 'Last seen', 'Member since'];

const row = ({ username, email, state, roles, lastSeenAt, memberSince }: Person) => [
	username,
	email,
	state,
	roles.map(({ name }) => name).join(', '),
	day(lastSeenAt),
	day(memberSince)
];
