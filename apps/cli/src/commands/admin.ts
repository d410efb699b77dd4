import type { Command } from 'commander';
import { examples } from '../examples.ts';
import type { Terminal } from '../terminal.ts';

export function admin(program: Command, terminal: Terminal): void {
	const { config } = terminal;
	const newPassword = async () => {
		const { askForNewPassword } = await import('../ask.ts');
		return config.password ?? askForNewPassword();
	};

	const group = program
		.command('admin')
		.description(
			'Administrators, straight in the database. Stop the site first where the database is embedded.'
		);

	const create = group
		.command('create')
		.description('Makes an administrator: the first one, or one more.')
		.requiredOption('--email <email>', 'their address')
		.requiredOption('--username <username>', 'their username')
		.action(async (person: { email: string; username: string }) => {
			const password = await newPassword();
			const { inDatabase } = await import('../database.ts');
			const made = await inDatabase(config, ({ createAdministrator }, services) =>
				createAdministrator(services, { ...person, password })
			);
			terminal.show(
				{ ...made, ...person },
				() => `${person.username} is an administrator and can log in with ${person.email}.`
			);
		});
	examples(create, 'admin create --email mara@northfold.example --username mara.lindqvist');

	const reset = group
		.command('reset')
		.description(
			'Sets a new password for an administrator who lost theirs. Their sessions, tokens and mailed links end.'
		)
		.requiredOption('--email <email>', 'their address')
		.action(async ({ email }: { email: string }) => {
			const password = await newPassword();
			const { inDatabase } = await import('../database.ts');
			const who = await inDatabase(config, ({ resetAdministrator }, services) =>
				resetAdministrator(services, { email, password })
			);
			terminal.show(
				who,
				() =>
					`${who.username} can log in with ${who.email} and the new password. All their sessions and tokens have ended.`
			);
		});
	examples(reset, 'admin reset --email mara@northfold.example');
	examples(
		group,
		'admin create --email mara@northfold.example --username mara.lindqvist',
		'admin reset --email mara@northfold.example'
	);
}
