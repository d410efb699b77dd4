import type { GatehouseClient } from '@gatehouse/client';
import type { Scope } from '@gatehouse/contract/scopes';
import type { Command } from 'commander';
import { day, until } from '../date.ts';
import { examples } from '../examples.ts';
import { between, scopeOption } from '../option.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import type { Token } from '../token.ts';

interface Wanted {
	name: string;
	scope: readonly Scope[];
	days: number;
}

export function tokens(program: Command, terminal: Terminal): void {
	const group = program
		.command('tokens')
		.description(
			'Your API tokens. No token reaches them: each command logs in with your password, and out again.'
		)
		.option('--as <email>', 'who logs in (GATEHOUSE_EMAIL)');

	const mine = async <Result>(work: (client: GatehouseClient) => Promise<Result>) => {
		const { loggedIn } = await import('../session.ts');
		return loggedIn(terminal, group.opts<{ as?: string }>().as, work);
	};

	const list = group
		.command('list')
		.description('Newest first, those that ended lately among them.')
		.action(async () => {
			const { table } = await import('../table.ts');
			const answer = await mine((client) => client.tokens.list());
			terminal.show(answer, (sheet) =>
				answer.items.length > 0 ? table(heads, answer.items.map(row), sheet) : ''
			);
			if (answer.items.length === 0) terminal.notice('You have no tokens.');
		});
	examples(list, 'tokens list --as mara@northfold.example');

	const create = group
		.command('create')
		.description('Makes a token, and shows it: this once.')
		.requiredOption('--name <name>', 'what it is for')
		.addOption(scopeOption('what it may do; again for more').makeOptionMandatory())
		.option('--days <count>', 'how long it lives, 365 at most', between(1, 365), 90)
		.action(async ({ name, scope: scopes, days }: Wanted) => {
			const made = await mine((client) => client.tokens.create({ name, scopes, days }));
			terminal.show(made, () => made.token);
			terminal.notice(
				`It works until ${until(made.expiresAt)}. It is not shown again: keep it now.`
			);
		});
	examples(create, 'tokens create --name "Nightly report" --scope users:read --days 30');

	const revoke = group
		.command('revoke')
		.description('Ends a token: it does not work from now on.')
		.argument('<token>', 'its name, or the eight characters after gh_')
		.action(async (named: string) => {
			const { findToken } = await import('../token.ts');
			const token = await mine(async (client) => {
				const { items } = await client.tokens.list();
				const found = findToken(items, named);
				await client.tokens.revoke({ tokenId: found.id });
				return found;
			});
			terminal.show(token, () => `${printable(token.name)} does not work any more.`);
		});
	examples(revoke, 'tokens revoke "Nightly report"', 'tokens revoke gh_a1b2c3d4');
	examples(group, 'tokens list', 'tokens create --name "Nightly report" --scope users:read');
}

const heads = ['Name', 'Token', 'May', 'Last used', 'Until'];

const row = ({ name, handle, scopes, lastUsedAt, expiresAt }: Token) => [
	name,
	`gh_${handle}_…`,
	scopes.join(', '),
	day(lastUsedAt),
	day(expiresAt)
];
