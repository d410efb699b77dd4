// Child processes that never outlive us: a signal is passed on, and so is the loss of npm, because the `sh -c` between npm and
// a script dies of SIGTERM without passing it on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Map<ChildProcess, Promise<void>>} each with the promise of its end */
const children = new Map();
let stopping = false;

/** @param {NodeJS.Signals} signal */
async function stop(signal) {
	// Once only: Ctrl-C reaches us from the terminal and from npm.
	if (stopping) return;
	stopping = true;
	// A terminal sends Ctrl-C to the children too: it is passed on to those that seem not to have heard it.
	setTimeout(passOn, signal === 'SIGINT' ? 1500 : 0);
	await Promise.all(children.values());
	process.exit(128 + constants.signals[signal]);
}

function passOn() {
	for (const child of children.keys()) child.kill('SIGTERM');
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => void stop(signal));
}
if (process.env.npm_lifecycle_event) {
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) void stop('SIGTERM');
	}, 500).unref();
}

/**
 * Runs a program to its end and gives its exit code. With `onOutput` its output goes there, otherwise to the terminal.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (text: string, from: 'stdout' | 'stderr') => void }} [options]
 * @returns {Promise<number>}
 */
export async function run(program, args, { onOutput, ...options } = {}) {
	const child = spawn(program, args, {
		stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		shell: process.platform === 'win32' && !program.endsWith('.exe'),
		...options
	});
	children.set(child, new Promise((resolve) => child.once('exit', () => resolve())));
	for (const from of /** @type {const} */ (['stdout', 'stderr'])) {
		child[from]?.setEncoding('utf8').on('data', (text) => onOutput?.(text, from));
	}
	return new Promise((resolve, reject) => {
		child.once('error', (error) => {
			children.delete(child);
			reject(error);
		});
		child.once('close', (code, signal) => {
			children.delete(child);
			// Once we are stopping, nothing that waits for a child goes on.
			if (!stopping) resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}
