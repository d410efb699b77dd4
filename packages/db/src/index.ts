import type { OnStatement } from './statements.ts';
import { openEmbedded, type EmbeddedDatabase } from './embedded.ts';
import { openPostgresql, type PostgresqlDatabase } from './postgresql.ts';

export type { Db, Tx } from './client.ts';
export type { OnStatement } from './statements.ts';
export {
	isBuiltInRole,
	isLastAdministrator,
	isRecorded,
	isUniqueViolation,
	sqlStateOf,
	type FieldName
} from './errors.ts';
export { isDatabaseAway } from './away.ts';
export { firstId, newId } from './id.ts';
export { Prisma } from './generated/client.ts';
export type * from './generated/models.ts';

export type Database = EmbeddedDatabase | PostgresqlDatabase;

export type DatabaseOptions = {
	/** A PostgreSQL server. Without one the database is embedded. */
	url?: string | undefined;
	/** Whose role owns the tables there, where that is not the one of `url`. */
	migrationUrl?: string | undefined;
	/** Where the embedded database keeps its files. */
	dataDir: string;
	onStatement?: OnStatement | undefined;
};

export function openDatabase({
	url,
	migrationUrl,
	dataDir,
	onStatement
}: DatabaseOptions): Promise<Database> {
	return url
		? openPostgresql(url, { migrationUrl, onStatement })
		: openEmbedded(dataDir, onStatement);
}
