import type { GatehouseClient, UsersInvitationsOutput } from '@gatehouse/client';
import type { Command } from 'commander';
import { day } from '../date.ts';
import { examples } from '../examples.ts';
import { between } from '../option.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';

export function invite(users: Command, terminal: Terminal): void {
	const command = users
		.command('invite')
		.description('Mail somebody a link to make an account; it holds for seven days.')
		.argument('<email>', 'the address to write to')
		.option('--role <role>', 'what they hold beside the role that everyone gets')
		.action(async (email: string, { role }: { role?: string }) => {
			const { asked } = await import('../client.ts');
			const invited = await asked(terminal, async (client) =>
				client.users.invite({ email, roleId: await roleNamed(client, role) })
			);
			terminal.show(invited, () => '');
			terminal.notice(`Invited: the mail to ${printable(email)} is on its way.`);
		});
	examples(
		command,
		'users invite noor@northfold.example',
		'users invite noor@northfold.example --role Moderator'
	);
}

async function roleNamed({ roles }: GatehouseClient, named?: string): Promise<string> {
	if (named === undefined) return '';
	const { findRole } = await import('../role.ts');
	const { items } = await roles.list();
	return findRole(items, named).id;
}

interface Wanted {
	search: string;
	limit: number;
	cursor?: string;
}

export function invitations(users: Command, terminal: Terminal): void {
	const command = users
		.command('invitations')
		.description('Who was invited and has no account yet, newest first.')
		.option('--search <text>', 'part of an email address', '')
		.option('--limit <count>', 'how many, 100 at most', between(1, 100), 25)
		.option('--cursor <cursor>', 'the nextCursor of the page before')
		.action(async (wanted: Wanted) => {
			const [{ asked }, { table }] = await Promise.all([
				import('../client.ts'),
				import('../table.ts')
			]);
			const answer = await asked(terminal, (client) => client.users.invitations(wanted));
			const { items, nextCursor } = answer;
			terminal.show(answer, (sheet) =>
				items.length > 0 ? table(heads, items.map(row), sheet) : ''
			);
			if (items.length === 0) terminal.notice('Nobody is waiting.');
			if (nextCursor) terminal.notice(`More: --cursor ${nextCursor}`);
		});
	examples(command, 'users invitations', 'users invitations --search northfold --json');
}

type Invitation = UsersInvitationsOutput['items'][number];

const heads = ['Email', 'State', 'Role', 'Invited by', 'Mailed', 'Until'];

const row = ({ email, state, role, invitedBy, mailedAt, expiresAt }: Invitation) => [
	email,
	state,
	role?.name ?? '',
	invitedBy?.username ?? '',
	day(mailedAt),
	day(expiresAt)
];
