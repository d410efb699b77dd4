import { isAbsolute, join } from 'node:path';
import envPaths from 'env-paths';

/** The environment that the command knows. */
export interface Config {
	/** Where the site is. */
	readonly url: string;
	/** An API token, instead of a login kept on this machine. */
	readonly token: string | undefined;
	readonly email: string | undefined;
	readonly password: string | undefined;
	readonly databaseUrl: string | undefined;
	readonly migrationUrl: string | undefined;
	readonly dataDir: string;
	/** The folder in which logins are kept. */
	readonly logins: string;
	/** Why no browser can be opened here; undefined where one can. */
	readonly noBrowser: string | undefined;
}

const root = join(import.meta.dirname, '../../..');

/** The only place that reads the environment. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const dataDir = env.GATEHOUSE_DATA_DIR || '.data';
	return {
		url: env.APP_ORIGIN || `http://localhost:${env.PORT || 3000}`,
		token: env.GATEHOUSE_TOKEN?.trim() || undefined,
		email: env.GATEHOUSE_EMAIL || undefined,
		password: env.GATEHOUSE_PASSWORD || undefined,
		databaseUrl: env.DATABASE_URL || undefined,
		migrationUrl: env.MIGRATION_DATABASE_URL || undefined,
		dataDir: isAbsolute(dataDir) ? dataDir : join(root, dataDir),
		logins: envPaths('gatehouse', { suffix: '' }).config,
		noBrowser: noBrowser(env)
	};
}

function noBrowser(env: NodeJS.ProcessEnv): string | undefined {
	if (env.CI) return 'nobody watches a CI';
	if (env.SSH_CONNECTION || env.SSH_TTY) return 'it would open on another machine';
	if (process.platform !== 'linux' || env.WSL_DISTRO_NAME) return undefined;
	return env.DISPLAY || env.WAYLAND_DISPLAY ? undefined : 'there is no display';
}
