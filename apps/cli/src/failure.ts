import type { AppRouter } from '@gatehouse/api';
import { explain } from '@gatehouse/contract';
import { TRPCClientError } from '@trpc/client';

/** What a failure is to the person at the terminal, and the exit code: 1 what they can mend, 2 what they cannot. */
export function describe(error: unknown, origin: string): { text: string; code: 1 | 2 } {
	if (isAnswer(error)) return describeAnswer(error, origin);
	return { text: error instanceof Error ? error.message : String(error), code: 1 };
}

function describeAnswer(
	{ data, message }: TRPCClientError<AppRouter>,
	origin: string
): { text: string; code: 1 | 2 } {
	if (!data)
		return {
			text: `Nothing answers at ${origin}. Start the site, or say where it is with --url.`,
			code: 2
		};
	const { issues, refusal, requestId } = data;
	if (issues)
		return {
			text: issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'),
			code: 1
		};
	if (refusal) return { text: explain(refusal), code: 1 };
	return { text: `${message} (request ${requestId})`, code: 2 };
}

const isAnswer = (error: unknown): error is TRPCClientError<AppRouter> =>
	error instanceof TRPCClientError;
