import type { Command } from 'commander';
import { sheetOf } from './sheet.ts';

/** What one could type, after the help of a command. */
export const examples = (command: Command, ...lines: readonly string[]): Command =>
	command.addHelpText('after', ({ error }) => {
		const { strong } = sheetOf(error ? process.stderr : process.stdout);
		return ['', strong('Examples:'), ...lines.map((line) => `  gatehouse ${line}`)].join('\n');
	});
