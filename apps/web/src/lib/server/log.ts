import { pino, type DestinationStream } from 'pino';

/** What could be a token of ours: none is ever whole in a log, wherever an error had it from. */
const tokens = /(?:gh_[\w-]{8}_)?[\w-]{43}(?![\w-])/g;

const withoutTokens = (text: string | undefined) => text?.replaceAll(tokens, '…');

/**
 * One JSON line per record, on standard output. Line breaks and control characters are escaped by the encoding, so nobody forges a
 * second record; of an error there is its name, message and stack, and nothing that was attached to it.
 */
export const createLog = (to: DestinationStream = process.stdout) =>
	pino(
		{
			base: null,
			formatters: { level: (level) => ({ level }) },
			timestamp: pino.stdTimeFunctions.isoTime,
			serializers: {
				error: (thrown: unknown) => {
					const error = thrown instanceof Error ? thrown : new Error(String(thrown));
					const { name, message, stack } = error;
					return { name, message: withoutTokens(message), stack: withoutTokens(stack) };
				}
			}
		},
		to
	);

export const log = createLog();
