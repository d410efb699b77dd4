import product from '../../../gatehouse.config.ts';
import type { Config } from './config.ts';

/**
 * Makes an administrator straight in the database: the way to the first one in production, and back in for who lost the last.
 * The server packages are loaded here alone, and only when it runs.
 */
export async function createAdmin(
	config: Config,
	person: { email: string; username: string; password: string }
): Promise<void> {
	const [
		{ createAdministrator, ensureBuiltInRoles },
		{ createPasswords, createStrength },
		{ openDatabase },
		{ migrate }
	] = await Promise.all([
		import('@gatehouse/api'),
		import('@gatehouse/auth'),
		import('@gatehouse/db'),
		import('@gatehouse/db/migrate')
	]);
	const now = () => new Date();
	const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
	try {
		await migrate(database);
		await ensureBuiltInRoles(database.db, now());
		const { db } = database;
		const strength = createStrength([product.name]);
		const passwords = await createPasswords();
		await createAdministrator({ db, passwords, strength, product, now }, person);
	} finally {
		await database.close();
	}
}
