import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal. Hidden: what is typed is not shown. Where there is no terminal, says which variable to set. */
export async function ask(
	question: string,
	variable: string,
	{ hidden = false } = {}
): Promise<string> {
	if (!process.stdin.isTTY)
		throw new Error(`${question}: set ${variable}, since there is no terminal to ask on.`);
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const prompt = createInterface({
		input: process.stdin,
		output: hidden ? silent : process.stderr,
		terminal: true
	});
	if (hidden) process.stderr.write(`${question}: `);
	try {
		return await prompt.question(hidden ? '' : `${question}: `);
	} finally {
		prompt.close();
		if (hidden) process.stderr.write('\n');
	}
}
