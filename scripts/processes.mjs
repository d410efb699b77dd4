// Child processes that never outlive us: a signal is passed on, and so is the loss of npm, because the `sh -c` between npm and
// a script dies of SIGTERM without passing it on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Child
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<void>} end
 * @property {NodeJS.Signals} stopSignal
 */

/** @type {Set<Child>} */
const children = new Set();
let stopping = false;

/** @param {NodeJS.Signals} signal */
async function stop(signal) {
	// Once only: Ctrl-C reaches us from the terminal and from npm.
	if (stopping) return;
	stopping = true;
	// Ctrl-C in a terminal reaches the children as well; it is passed on to those that seem not to have heard it.
	const heard = process.stdin.isTTY ? 10_000 : 1500;
	setTimeout(passOn, signal === 'SIGINT' ? heard : 0);
	await Promise.all([...children].map(({ end }) => end));
	process.exit(128 + constants.signals[signal]);
}

function passOn() {
	for (const child of children) child.process.kill(child.stopSignal);
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
 * `stopSignal` is the one on which it cleans up after itself.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {
 *   onOutput?: (text: string, from: 'stdout' | 'stderr') => void,
 *   stopSignal?: NodeJS.Signals
 * }} [options]
 * @returns {Promise<number>}
 */
export async function run(program, args, { onOutput, stopSignal = 'SIGTERM', ...options } = {}) {
	const started = spawn(program, args, {
		stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		shell: process.platform === 'win32' && !program.endsWith('.exe'),
		...options
	});
	/** @type {Promise<void>} */
	const end = new Promise((resolve) => started.once('exit', () => resolve()));
	const child = { process: started, end, stopSignal };
	children.add(child);
	for (const from of /** @type {const} */ (['stdout', 'stderr'])) {
		started[from]?.setEncoding('utf8').on('data', (text) => onOutput?.(text, from));
	}
	return new Promise((resolve, reject) => {
		started.once('error', (error) => {
			children.delete(child);
			reject(error);
		});
		started.once('close', (code, signal) => {
			children.delete(child);
			// Once we are stopping, nothing that waits for a child goes on.
			if (!stopping) resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}
