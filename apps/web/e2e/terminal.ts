import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const main = join(import.meta.dirname, '../../cli/src/main.ts');

/** What a person's shell would have, and nothing of the test runner's or of ours. */
function environment(home: string, settings: Record<string, string>) {
	const { PATH, TMPDIR } = process.env;
	const kept = { PATH, TMPDIR, HOME: home, XDG_CONFIG_HOME: join(home, 'config') };
	return { ...kept, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...settings };
}

export type Machine = Awaited<ReturnType<typeof createMachine>>;

/** Someone's machine: a home of its own, in which the command keeps what it keeps. */
export async function createMachine(origin: string) {
	const home = await mkdtemp(join(tmpdir(), 'gatehouse-terminal-'));
	const folder = join(home, 'config', 'gatehouse');
	const command = (args: string[]) => [main, '--url', origin, ...args];
	return {
		home,
		folder,
		/** The files of logins. */
		kept: async () => (await readdir(folder).catch(() => [])).map((name) => join(folder, name)),

		/** Runs the command as a script does: no terminal anywhere. */
		async run(args: string[], settings: Record<string, string> = {}) {
			const child = spawn(process.execPath, command(args), { env: environment(home, settings) });
			child.stdin.end();
			const [out, error, [code]] = await Promise.all([
				text(child.stdout),
				text(child.stderr),
				once(child, 'exit')
			]);
			return { out, error, code: Number(code) };
		},

		/** Runs it at a terminal of so many columns. */
		type: (args: string[], settings: Record<string, string> = {}, columns = 100) =>
			createTerminal(command(args), environment(home, settings), columns),

		remove: () => rm(home, { recursive: true })
	};
}

const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Node at the terminal that `script` (util-linux) makes for it: a real one, with a width, an echo, and Ctrl-C. */
function createTerminal(args: string[], env: NodeJS.ProcessEnv, columns: number) {
	const line = [process.execPath, ...args].map(quoted).join(' ');
	const size = `stty cols ${columns} rows 40; exec ${line}`;
	const child = spawn('script', ['-qec', size, '/dev/null'], { env: { ...env, SHELL: '/bin/sh' } });
	let screen = '';
	child.stdout.setEncoding('utf8').on('data', (shown: string) => (screen += shown));
	const end = once(child, 'close').then(([code]) => ({ screen, code: Number(code) }));
	return {
		end,
		/** Waits until this is on the screen. */
		async shows(wanted: RegExp): Promise<RegExpExecArray> {
			const patience = AbortSignal.timeout(30_000);
			for (;;) {
				const found = wanted.exec(screen);
				if (found) return found;
				const more = once(child.stdout, 'data', { signal: patience });
				const over = end.then(() => {
					if (!wanted.test(screen)) throw new Error(`It ended without ${wanted}:\n${screen}`);
				});
				await Promise.race([more, over]);
			}
		},
		/** Keys; `\r` is Enter and `\x03` Ctrl-C. */
		press: (keys: string) => child.stdin.write(keys)
	};
}
