import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Mistake, stopped } from './mistake.ts';

/** Asks on the terminal. Hidden: what is typed is not shown. Where there is no terminal, says which variable to set. */
export async function ask(
	question: string,
	variable: string,
	{ hidden = false } = {}
): Promise<string> {
	if (!process.stdin.isTTY)
		throw new Mistake(`${question}: set ${variable}, since there is no terminal to ask on.`);
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const prompt = createInterface({
		input: process.stdin,
		output: hidden ? silent : process.stderr,
		terminal: true
	});
	if (hidden) process.stderr.write(`${question}: `);
	try {
		return await new Promise<string>((done, failed) => {
			// Ctrl-C, or Ctrl-D: else nothing would come of the question, ever.
			prompt.once('close', () => failed(stopped('Nothing was done.')));
			prompt.question(hidden ? '' : `${question}: `).then(done, () => {});
		});
	} finally {
		prompt.close();
		if (hidden) process.stderr.write('\n');
	}
}

/** A password being chosen, typed twice: what is not seen is easily mistyped. */
export async function askForNewPassword(): Promise<string> {
	const password = await ask('Password for them', 'GATEHOUSE_PASSWORD', { hidden: true });
	const again = await ask('The same again', 'GATEHOUSE_PASSWORD', { hidden: true });
	if (password !== again) throw new Mistake('These were two different passwords. Try again.');
	return password;
}
