import { isAbsolute, join } from 'node:path';

/** The environment that the command knows. */
export interface Config {
	/** Where the site is. */
	readonly url: string;
	readonly email: string | undefined;
	readonly password: string | undefined;
	readonly databaseUrl: string | undefined;
	readonly dataDir: string;
}

const root = join(import.meta.dirname, '../../..');

/** The only place that reads the environment. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const dataDir = env.GATEHOUSE_DATA_DIR || '.data';
	return {
		url: env.APP_ORIGIN || `http://localhost:${env.PORT || 3000}`,
		email: env.GATEHOUSE_EMAIL || undefined,
		password: env.GATEHOUSE_PASSWORD || undefined,
		databaseUrl: env.DATABASE_URL || undefined,
		dataDir: isAbsolute(dataDir) ? dataDir : join(root, dataDir)
	};
}
