import { spawn } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { linkInstalled } from './installed.ts';

export const original = realpathSync(join(import.meta.dirname, '..'));

/** What a command came to, and all that it said. */
export interface Outcome {
	readonly code: number;
	readonly output: string;
}

export type Copy = ReturnType<typeof createCopy>;

// Made by a command, or a developer's own: a copy begins without.
const leftOut = new Set([
	'.data',
	'.env',
	'.git',
	'.svelte-kit',
	'.turbo',
	'build',
	'node_modules',
	'test-results'
]);

/** The workspace once more, in a folder of its own outside the original: for a test to change, and to break. */
export function createCopy() {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-copy-')));
	cpSync(original, root, { recursive: true, filter: (from) => !leftOut.has(basename(from)) });
	linkInstalled(original, root);

	const read = (file: string) => readFileSync(join(root, file), 'utf8');
	function write(file: string, text: string): void {
		mkdirSync(dirname(join(root, file)), { recursive: true });
		writeFileSync(join(root, file), text);
	}

	/** Runs a program in a folder of the copy, with a terminal's environment: none of the test runner's or a developer's settings. */
	function run(folder: string, program: string, ...args: string[]): Promise<Outcome> {
		const { PATH, HOME, TMPDIR } = process.env;
		const child = spawn(program, args, {
			cwd: join(root, folder),
			env: { PATH, HOME, TMPDIR },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		return new Promise((done, failed) => {
			child.once('error', failed).once('close', (code) => done({ code: code ?? 1, output }));
		});
	}

	return {
		root,
		read,
		write,
		run,

		/** Puts `to` in the place of `from`, which has to be there exactly once: a change that no longer fits fails aloud. */
		change(file: string, from: string, to: string): void {
			const [before, after, ...more] = read(file).split(from);
			if (before === undefined || after === undefined || more.length > 0)
				throw new Error(
					`${file} has this ${after === undefined ? 'nowhere' : 'more than once'}:\n${from}`
				);
			write(file, before + to + after);
		},

		/** Runs a script of a package.json, as `npm run check` does. */
		script: (folder: string, name: string, ...args: string[]) =>
			run(folder, process.execPath, '--run', name, '--', ...args),

		remove: () => rmSync(root, { recursive: true, force: true })
	};
}
