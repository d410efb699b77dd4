import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.ts';
import { listen, type OnStatement } from './statements.ts';

export type Db = ReturnType<typeof createClient>;

/** The client inside `db.$transaction(async (tx) => …)`. A function that takes a `Tx` takes a `Db` as well. */
export type Tx = Omit<
	Db,
	'$connect' | '$disconnect' | '$extends' | '$on' | '$transaction' | '$use'
>;

export function createClient(factory: SqlDriverAdapterFactory, onStatement?: OnStatement) {
	return new PrismaClient({
		adapter: onStatement ? listen(factory, onStatement) : factory,
		// Secrets come only to a query that asks for them: `omit: { passwordHash: false }`.
		omit: {
			user: { passwordHash: true },
			registration: { passwordHash: true, tokenHash: true, browserHash: true },
			invitation: { tokenHash: true },
			session: { tokenHash: true },
			device: { tokenHash: true },
			mail: { sealed: true },
			passwordReset: { tokenHash: true },
			emailChange: { tokenHash: true, undoHash: true },
			credentialChange: { undoHash: true },
			apiToken: { tokenHash: true },
			auditValue: { salt: true },
			deviceLogin: { deviceHash: true, codeHash: true },
			pendingLogin: { tokenHash: true },
			authenticator: { sealed: true },
			recoveryCode: { codeHash: true },
			passkeyCeremony: { challengeHash: true },
			loginLink: { tokenHash: true },
			factorReset: { tokenHash: true }
		},
		// The default messages quote the source and the arguments; those would reach the log.
		errorFormat: 'minimal',
		transactionOptions: { maxWait: 5_000, timeout: 10_000 }
	});
}
