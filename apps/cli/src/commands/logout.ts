import type { Command } from 'commander';
import { until } from '../date.ts';
import { examples } from '../examples.ts';
import { Mistake } from '../mistake.ts';
import type { Login } from '../store.ts';
import type { Terminal } from '../terminal.ts';

export function logout(program: Command, terminal: Terminal): void {
	const command = program
		.command('logout')
		.description('Log out: ends the token on the site, then forgets it here.')
		.option('--force', 'forget it here, even where it cannot be ended on the site')
		.action(async ({ force = false }: { force?: boolean }) => {
			const origin = terminal.origin();
			const { store } = terminal;
			const login = await store.read(origin).catch((error: unknown) => {
				// What cannot be read can be forgotten.
				if (!force) throw error;
				return null;
			});
			const wasLoggedIn = login !== null;
			if (login) await end(terminal, login, force);
			await store.forget(origin);
			terminal.show({ origin, wasLoggedIn }, () =>
				wasLoggedIn ? `Logged out of ${origin}.` : `You were not logged in at ${origin}.`
			);
			if (terminal.config.token)
				terminal.notice('GATEHOUSE_TOKEN is still set, and is used where it is.');
		});
	examples(command, 'logout', 'logout --url https://gatehouse.example --force');
}

/** @throws {Mistake} where the token may live on, unless forced. */
async function end(
	{ notice }: Terminal,
	{ origin, token, expiresAt }: Login,
	force: boolean
): Promise<void> {
	const { createGatehouseClient } = await import('@gatehouse/client');
	const { auth } = createGatehouseClient({ url: origin, token });
	const answer = await auth.logout.try();
	// Gone already: ended, or revoked.
	if (answer.ok || answer.failure.code === 'signedOut') return;
	const { message } = answer.failure;
	if (!force)
		throw new Mistake(`${message}\nYou are still logged in. To forget it all the same: --force`, 2);
	notice(
		`${message}\nThe token works until ${until(new Date(expiresAt))}, unless you revoke it in Settings, API tokens.`
	);
}
