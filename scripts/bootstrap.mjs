// What every command does first. Plain JavaScript that Node 20 runs: it may be all there is.
import { join } from 'node:path';
import { install } from './install.mjs';
import { root } from './places.mjs';
import { run } from './processes.mjs';
import { toolchain, withPath } from './toolchain.mjs';

/** On stderr, so that a command's own output stays clean. @param {string} text */
export const say = (text) => console.error(text);

/**
 * Sees to Node 24, pnpm 12 and the packages.
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which node, pnpm and the workspace's own programs are found
 */
export async function bootstrap() {
	// With NODE_ENV=production pnpm leaves out what builds the site; only the server runs with it.
	delete process.env.NODE_ENV;
	try {
		const env = await toolchain(say);
		await install(env, say);
		return {
			...withPath(join(root, 'node_modules', '.bin'), env),
			TURBO_TELEMETRY_DISABLED: '1',
			TURBO_NO_UPDATE_NOTIFIER: '1'
		};
	} catch (error) {
		say(error instanceof Error ? error.message : String(error));
		process.exit(1);
	}
}

/**
 * Runs turbo's tasks, silently unless one fails, which ends the command.
 * @param {NodeJS.ProcessEnv} env
 * @param {...string} args
 */
export async function turbo(env, ...args) {
	let output = '';
	const code = await run('turbo', ['run', ...args, '--output-logs=errors-only'], {
		cwd: root,
		env,
		onOutput: (text) => (output += text)
	});
	if (code === 0) return;
	say(output);
	process.exit(code);
}
