// Tests and pictures choose their own settings. Those of the developer's site must not reach a site of theirs, which would work on its
// database, its bucket and its mail server.
const settings =
	/^(PORT|HOST|APP_ORIGIN|(MIGRATION_)?DATABASE_URL|SMTP_URL|PICTURES_URL|TRUSTED_PROXY_HOPS|GATEHOUSE_(?!TEST_).*)$/;

/**
 * What is taken over from an environment: all but the settings of a site.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const inherited = (env) =>
	Object.fromEntries(Object.entries(env).filter(([name]) => !settings.test(name)));
