#!/usr/bin/env node
import { readConfig } from './config.ts';
import { describe } from './failure.ts';
import { createProgram } from './program.ts';

// Whoever reads has read enough: `gatehouse users list | head -1`.
process.stdout.on('error', () => process.exit());

try {
	await createProgram(readConfig()).parseAsync();
	// The migration engine leaves a timer behind.
	process.exit();
} catch (error) {
	const { text, code } = await describe(error);
	if (text) process.stderr.write(`${text}\n`);
	process.exit(code);
}
