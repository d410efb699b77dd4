import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';

/** Called with the text of each statement before it is sent, BEGIN and COMMIT aside. For tests that count. */
export type OnStatement = (sql: string) => void;

/** Listens where the statements leave Prisma: its own events leave out those that are refused. */
export function listen(
	factory: SqlDriverAdapterFactory,
	onStatement: OnStatement
): SqlDriverAdapterFactory {
	const connect = factory.connect.bind(factory);
	factory.connect = async () => {
		const adapter = watch(await connect(), onStatement);
		const start = adapter.startTransaction.bind(adapter);
		adapter.startTransaction = async (level) => watch(await start(level), onStatement);
		return adapter;
	};
	return factory;
}

function watch<Queryable extends SqlQueryable>(
	queryable: Queryable,
	onStatement: OnStatement
): Queryable {
	const query = queryable.queryRaw.bind(queryable);
	const execute = queryable.executeRaw.bind(queryable);
	queryable.queryRaw = (statement) => {
		onStatement(statement.sql);
		return query(statement);
	};
	queryable.executeRaw = (statement) => {
		// Only one of the engines sends these as statements.
		if (!/^(COMMIT|ROLLBACK)$/.test(statement.sql)) onStatement(statement.sql);
		return execute(statement);
	};
	return queryable;
}
