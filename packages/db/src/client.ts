import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.ts';

export type Db = ReturnType<typeof createClient>;

/** The client inside `db.$transaction(async (tx) => …)`. A function that takes a `Tx` takes a `Db` as well. */
export type Tx = Omit<
	Db,
	'$connect' | '$disconnect' | '$extends' | '$on' | '$transaction' | '$use'
>;

/** Called with the text of each statement as it is sent, BEGIN and COMMIT aside. For tests that count. */
export type OnStatement = (sql: string) => void;

export function createClient(adapter: SqlDriverAdapterFactory, onStatement?: OnStatement) {
	const client = new PrismaClient({
		adapter,
		// Secrets come only to a query that asks for them: `omit: { passwordHash: false }`.
		omit: {
			user: { passwordHash: true },
			registration: { passwordHash: true },
			session: { tokenHash: true }
		},
		// The default messages quote the source and the arguments; those would reach the log.
		errorFormat: 'minimal',
		transactionOptions: { maxWait: 5_000, timeout: 10_000 },
		log: onStatement ? [{ emit: 'event', level: 'query' }] : []
	});
	if (onStatement) {
		client.$on('query', ({ query }) => {
			if (!transactionControl.test(query)) onStatement(query);
		});
	}
	return client;
}

// The engines differ here: the embedded one begins and ends a transaction by itself, and Prisma notes it as a comment.
const transactionControl = /^(-- Implicit|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/;
