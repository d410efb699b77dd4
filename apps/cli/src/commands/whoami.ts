import { isPermission } from '@gatehouse/contract/permissions';
import type { Command } from 'commander';
import { inWords } from '../allowed.ts';
import { until } from '../date.ts';
import { examples } from '../examples.ts';
import { facts } from '../facts.ts';
import { Mistake, notLoggedIn } from '../mistake.ts';
import type { Terminal } from '../terminal.ts';

export function whoami(program: Command, terminal: Terminal): void {
	const command = program
		.command('whoami')
		.description('Who you are here, what you may do from here, and until when.')
		.action(async () => {
			const { asked } = await import('../client.ts');
			const answer = await asked(terminal, (client) => client.auth.session());
			if (!answer?.token)
				throw new Mistake('You are not logged in. Run: gatehouse login', notLoggedIn);
			const { user, token } = answer;
			const origin = terminal.origin();
			// A scope that is a permission counts as long as one's roles allow it.
			const may = token.scopes.filter(
				(scope) => !isPermission(scope) || user.permissions.includes(scope)
			);
			terminal.show({ origin, user, token: { ...token, may } }, (sheet) =>
				facts(
					[
						['Username', user.username],
						['Email', user.email],
						['Roles', user.roles],
						['May', inWords(may)],
						['Token', `${token.name}, until ${until(token.expiresAt)}`],
						['Site', origin]
					],
					sheet
				)
			);
		});
	examples(command, 'whoami', 'whoami --json');
}
