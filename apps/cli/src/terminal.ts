import type { Command } from 'commander';
import type { Config } from './config.ts';
import { originOf } from './origin.ts';
import { json } from './printable.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { createStore, type Store } from './store.ts';

/** What every command has: its settings, the logins of this machine, and where to write. */
export interface Terminal {
	readonly config: Config;
	readonly store: Store;
	/** Where the site is. */
	origin(): string;
	/** The answer: in words for people, as it is for programs. Nothing else goes to stdout. */
	show(answer: unknown, inWords: (sheet: Sheet) => string): void;
	/** What is said beside it, on stderr. */
	notice(inWords: string | ((sheet: Sheet) => string)): void;
}

interface Shared {
	readonly url: string;
	readonly json?: boolean;
}

export function createTerminal(program: Command, config: Config): Terminal {
	const shared = () => program.opts<Shared>();
	const write = (stream: NodeJS.WriteStream, text: string) => {
		if (text) stream.write(`${text}\n`);
	};
	return {
		config,
		store: createStore(config.logins),
		origin: () => originOf(shared().url),
		show(answer, inWords) {
			const { stdout } = process;
			write(stdout, shared().json ? json(answer) : inWords(sheetOf(stdout)));
		},
		notice(inWords) {
			const { stderr } = process;
			write(stderr, typeof inWords === 'string' ? inWords : inWords(sheetOf(stderr)));
		}
	};
}
