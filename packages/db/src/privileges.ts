import pg, { type PoolClient } from 'pg';
import type { PostgresqlDatabase } from './postgresql.ts';
import { MigrationProblem } from './migration-problem.ts';

/** What the site may do to what is recorded: nothing that would change it. Values go with the person they are of. */
const recorded = {
	audit_events: ['UPDATE', 'DELETE'],
	audit_seals: ['UPDATE', 'DELETE'],
	audit_values: ['UPDATE'],
	_prisma_migrations: ['INSERT', 'UPDATE', 'DELETE']
};

/**
 * Where migrations are another role's: lets the site's own role work with the tables, and no more. It owns none of them, so it can
 * neither change what is recorded nor take away the triggers that refuse that. Throws a MigrationProblem where it could all the same.
 */
export async function limit(owner: PoolClient, { pool }: PostgresqlDatabase): Promise<void> {
	const { rows } = await pool.query<{ role: string }>('SELECT current_user AS role');
	const name = rows[0]?.role ?? '';
	const role = pg.escapeIdentifier(name);
	if (await isOwner(owner, name)) throw new MigrationProblem(tooMuch(name));
	const statements = [
		`GRANT USAGE ON SCHEMA public TO ${role}`,
		`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
		...Object.entries(recorded).map(
			([table, acts]) => `REVOKE ${acts.join(', ')} ON ${table} FROM ${role}`
		),
		// The queue makes its own tables, in a place of its own.
		'CREATE SCHEMA IF NOT EXISTS pgboss',
		`GRANT CREATE, USAGE ON SCHEMA pgboss TO ${role}`
	];
	// In one transaction, so that nobody sees the time between giving and taking.
	await owner.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
}

async function isOwner(owner: PoolClient, role: string): Promise<boolean> {
	const { rows } = await owner.query<{ owns: boolean }>(
		`SELECT pg_has_role($1, relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'public.audit_events'::regclass`,
		[role]
	);
	return rows[0]?.owns ?? true;
}

const tooMuch = (role: string) =>
	`The role "${role}" of DATABASE_URL owns the tables, or is a member of the role that does: it could change the audit log. ` +
	'Give it no such membership, let it be no superuser, and let MIGRATION_DATABASE_URL name the role that owns them.';
