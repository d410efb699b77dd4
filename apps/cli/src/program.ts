import { Command } from 'commander';
import { admin } from './commands/admin.ts';
import { audit } from './commands/audit.ts';
import { completion } from './commands/completion.ts';
import { login } from './commands/login.ts';
import { logout } from './commands/logout.ts';
import { roles } from './commands/roles.ts';
import { tokens } from './commands/tokens.ts';
import { users } from './commands/users.ts';
import { whoami } from './commands/whoami.ts';
import type { Config } from './config.ts';
import { examples } from './examples.ts';
import { sheetOf } from './sheet.ts';
import { createTerminal } from './terminal.ts';

/** Every command there is. */
export function createProgram(config: Config): Command {
	const program = new Command('gatehouse')
		.description('Gatehouse from a terminal.')
		.option('--url <origin>', 'where the site is (APP_ORIGIN)', config.url)
		.option('--json', 'for programs: the answer as JSON, and nothing else, on stdout')
		.configureHelp({
			showGlobalOptions: true,
			// Commander takes colours away again where they do not belong.
			styleTitle: (title) => sheetOf(process.stdout).strong(title)
		})
		.showHelpAfterError('--help says more.')
		.exitOverride();
	const terminal = createTerminal(program, config);
	const commands = [login, logout, whoami, users, roles, tokens, audit, admin, completion];
	for (const add of commands) add(program, terminal);
	examples(
		program,
		'login',
		'users list --search northfold',
		'users roles mara.lindqvist --give Moderator',
		'roles --json'
	);
	return program.addHelpText('after', more);
}

const more = `
GATEHOUSE_TOKEN is used instead of a login where it is set, such as in a CI.

Exit codes: 0 done; 1 refused, or wrong input; 2 the site does not answer, or has a fault; 3 not logged in; 130 stopped by Ctrl-C.`;
