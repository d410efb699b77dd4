#!/usr/bin/env node
import { Command } from 'commander';
import { createAdmin } from './admin-create.ts';
import { ask } from './ask.ts';
import { loggedIn, type Client } from './client.ts';
import { readConfig } from './config.ts';
import { describe } from './failure.ts';
import { table } from './table.ts';

const config = readConfig();
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? 'never';

const program = new Command('gatehouse')
	.description('Administration from a terminal.')
	.option('--url <origin>', 'where the site is', config.url)
	.option('--as <email>', 'who logs in (GATEHOUSE_EMAIL)', config.email)
	.option('--json', 'for programs: the answer as it is')
	.addHelpText(
		'after',
		`
Examples:
  gatehouse users list --search northfold
  gatehouse roles list --json
  gatehouse admin create --email mara@northfold.example --username mara

The password is asked for, or comes from GATEHOUSE_PASSWORD.`
	);

interface Shared {
	url: string;
	as?: string;
	json?: boolean;
}

/** Logs in, works, prints: as a table for people, as JSON for programs. */
async function show<Result>(
	work: (client: Client) => Promise<Result>,
	asTable: (result: Result) => string
): Promise<void> {
	const { url, as, json } = program.opts<Shared>();
	const who = {
		email: as ?? (await ask('Email', 'GATEHOUSE_EMAIL')),
		password: config.password ?? (await ask('Password', 'GATEHOUSE_PASSWORD', { hidden: true }))
	};
	const result = await loggedIn(new URL(url).origin, who, work);
	console.log(json ? JSON.stringify(result, null, 2) : asTable(result));
}

const users = program.command('users').description('People who have an account.');
users
	.command('list')
	.description('Newest first.')
	.option('--search <text>', 'part of a username or an email address', '')
	.option('--limit <count>', 'how many, 100 at most', Number, 25)
	.option('--cursor <cursor>', 'the nextCursor of the page before')
	.action(({ search, limit, cursor }: { search: string; limit: number; cursor?: string }) =>
		show(
			(client) => client.users.list.query({ search, limit, cursor }),
			({ items, nextCursor }) => {
				const rows = items.map(({ username, email, state, roles, lastSeenAt, memberSince }) => [
					username,
					email,
					state,
					roles.map(({ name }) => name).join(', '),
					day(lastSeenAt),
					day(memberSince)
				]);
				const page = table(
					['Username', 'Email', 'State', 'Roles', 'Last seen', 'Member since'],
					rows
				);
				return nextCursor ? `${page}\n\nMore: --cursor ${nextCursor}` : page;
			}
		)
	);

const roles = program.command('roles').description('What people may do.');
roles
	.command('list')
	.description('Every role, by name.')
	.action(() =>
		show(
			(client) => client.roles.list.query(),
			({ items }) =>
				table(
					['Name', 'Holders', 'Default', 'Permissions'],
					items.map(({ name, holders, isDefault, permissions }) => [
						name,
						String(holders),
						isDefault ? 'yes' : '',
						permissions.join(', ')
					])
				)
		)
	);

const admin = program
	.command('admin')
	.description('Straight in the database. Stop the site first where the database is embedded.');
admin
	.command('create')
	.description('Makes an administrator.')
	.requiredOption('--email <email>', 'their address')
	.requiredOption('--username <username>', 'their username')
	.action(async (person: { email: string; username: string }) => {
		const password =
			config.password ?? (await ask('Password for them', 'GATEHOUSE_PASSWORD', { hidden: true }));
		await createAdmin(config, { ...person, password });
		console.log(`${person.username} is an administrator and can log in with ${person.email}.`);
	});

try {
	await program.parseAsync();
	// The migration engine leaves a timer behind.
	process.exit();
} catch (error) {
	const { text, code } = describe(error, program.opts<Shared>().url);
	console.error(text);
	process.exit(code);
}
