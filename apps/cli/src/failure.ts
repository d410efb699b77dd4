import type { AnyFailure } from '@gatehouse/client';
import { CommanderError } from 'commander';
import { Mistake, notLoggedIn } from './mistake.ts';
import { printable } from './printable.ts';

/** What a failure is to the person at the terminal, and the exit code: 1 what they can mend, 2 what they cannot, 3 not logged in. */
export async function describe(error: unknown): Promise<{ text: string; code: number }> {
	// Commander has said already what is wrong with what was typed.
	if (error instanceof CommanderError) return { text: '', code: error.exitCode };
	if (error instanceof Mistake) return { text: error.message, code: error.code };
	const { GatehouseError } = await import('@gatehouse/client');
	if (error instanceof GatehouseError)
		return { text: error.failures.map(sentence).join('\n'), code: codeOf(error.code) };
	if (error instanceof Error && 'syscall' in error) return { text: error.message, code: 2 };
	return { text: `A bug in this command: ${stackOf(error)}`, code: 2 };
}

function sentence(failure: AnyFailure): string {
	const message = printable(failure.message);
	if (failure.code === 'invalid' && failure.field) return `${printable(failure.field)}: ${message}`;
	if (failure.code === 'failed' && failure.requestId)
		return `${message} (request ${printable(failure.requestId)})`;
	// A token acts on whom, and gives what, its own scopes cover: its owner may do more.
	if (failure.code === 'notAllowed' && scopeMayBeMissing.has(failure.why))
		return `${message}\nOr this terminal may do less than you: gatehouse whoami shows it. Log in again with more --scope.`;
	return message;
}

const scopeMayBeMissing = new Set(['beyondYours', 'missingScope']);

function codeOf(code: AnyFailure['code']): number {
	switch (code) {
		case 'signedOut':
			return notLoggedIn;
		case 'unreachable':
		case 'unavailable':
		case 'busy':
		case 'failed':
			return 2;
		case 'invalid':
		case 'notAllowed':
		case 'disabled':
		case 'notFound':
		case 'conflict':
		case 'tooMany':
		case 'stepUpRequired':
		case 'secondFactorRequired':
			return 1;
	}
}

const stackOf = (error: unknown) =>
	error instanceof Error ? (error.stack ?? error.message) : String(error);
