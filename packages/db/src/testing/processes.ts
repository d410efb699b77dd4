import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A process of its own that runs this code, and ends with the test at the latest. */
export function startProcess(code: string): ChildProcess {
	const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

/** The address of a source file of this package, for such code to import. */
export function file(name: string): string {
	return JSON.stringify(new URL(`../${name}`, import.meta.url).href);
}

/** What it said and how it ended, once it has. */
export async function outcome(child: ChildProcess): Promise<{ said: string; code: number | null }> {
	const [out, err, [code]] = await Promise.all([
		child.stdout ? text(child.stdout) : '',
		child.stderr ? text(child.stderr) : '',
		once(child, 'exit')
	]);
	return { said: out + err, code };
}

/** Waits until it says something. */
export async function firstWords(child: ChildProcess): Promise<string> {
	const ended = once(child, 'exit').then(async () => {
		throw new Error(child.stderr ? await text(child.stderr) : 'It ended without a word.');
	});
	const [words] = await Promise.race([child.stdout ? once(child.stdout, 'data') : [], ended]);
	ended.catch(() => {});
	return String(words);
}
