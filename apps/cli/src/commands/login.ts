import { hostname } from 'node:os';
import type { Scope } from '@gatehouse/contract/scopes';
import type { Command } from 'commander';
import { until } from '../date.ts';
import { examples } from '../examples.ts';
import { scopeOption } from '../option.ts';
import type { Terminal } from '../terminal.ts';

/** What the commands need of a token. */
const needed: readonly Scope[] = ['profile:read', 'users:read', 'roles:read', 'roles:assign'];

interface Options {
	name: string;
	scope?: readonly Scope[];
	browser: boolean;
}

export function login(program: Command, terminal: Terminal): void {
	const command = program
		.command('login')
		.description('Log in: shows a code, and opens the page where you let this terminal in.')
		.option('--name <name>', 'what it is called in your list of tokens', ownName())
		.addOption(scopeOption(`what it may do; again for more (default: ${needed.join(', ')})`))
		.option('--no-browser', 'open none: the address is shown')
		.action(async ({ name, scope: scopes = needed, browser }: Options) => {
			const { letIn } = await import('../let-in.ts');
			const login = await letIn(terminal, { name, scopes, browser });
			const { token: _, ...shown } = login;
			const end = until(new Date(login.expiresAt));
			terminal.show(shown, () => `Logged in as ${login.username} until ${end}.`);
		});
	examples(
		command,
		'login',
		'login --url https://gatehouse.example --name "Mara\'s laptop"',
		'login --scope users:read --scope roles:read --scope roles:assign --scope roles:write'
	);
}

const ownName = () => `gatehouse on ${hostname()}`.slice(0, 60);
