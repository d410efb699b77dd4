import type { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import {
	bindMigrationAwareSqlAdapterFactory,
	DriverAdapterError,
	type SqlMigrationAwareDriverAdapterFactory
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Pool } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { loadSchemaEngine } from './schema-engine.ts';

export function engineOnPGlite(pglite: PGlite): Promise<SchemaEngine> {
	return createEngine(new PrismaPGlite(pglite), (script) => pglite.exec(script));
}

/** The pool has one connection to give. */
export function engineOnPool(pool: Pool): Promise<SchemaEngine> {
	return createEngine(new PrismaPg(pool), (script) => pool.query(script));
}

async function createEngine(
	factory: SqlMigrationAwareDriverAdapterFactory,
	execute: (script: string) => Promise<unknown>
): Promise<SchemaEngine> {
	const SchemaEngine = await loadSchemaEngine();
	const connect = factory.connect.bind(factory);
	factory.connect = async () => {
		const adapter = await connect();
		// The adapters' own ways break a migration: one cuts it at every semicolon, also within a function's
		// body; the other does not wait for it, so that a failed one counts as applied.
		adapter.executeScript = async (script) => {
			try {
				await execute(script);
			} catch (error) {
				await execute('ROLLBACK');
				throw asAdapterError(error, script);
			}
		};
		return adapter;
	};
	const log = () => {};
	const adapter = bindMigrationAwareSqlAdapterFactory(factory);
	return SchemaEngine.new({ datamodels: undefined }, log, adapter);
}

/** Without a code: the engine would put its own, poorer sentence in the place of the database's. */
function asAdapterError(error: unknown, script: string): DriverAdapterError {
	return new DriverAdapterError({
		kind: 'postgres',
		code: 'N/A',
		severity: 'ERROR',
		message: sentence(error, script),
		detail: undefined,
		column: undefined,
		hint: undefined
	});
}

function sentence(error: unknown, script: string): string {
	if (!(error instanceof Error)) return String(error);
	if (!('position' in error) || !error.position) return error.message;
	const line = script.slice(0, Number(error.position)).split('\n').length;
	return `${error.message} (line ${line})`;
}
