// Everything there is to check, once. `--long` runs the long loops in full.
import { bootstrap } from './bootstrap.mjs';
import {
	browser,
	build,
	checks,
	embedded,
	endToEnd,
	generate,
	postgresql,
	proofs,
	runAll,
	server,
	unit
} from './parts.mjs';

const long = process.argv.includes('--long') ? { GATEHOUSE_TEST_LONG: '1' } : {};
// Tests choose their own settings; those of the developer's site must not reach them.
const settings =
	/^(PORT|HOST|APP_ORIGIN|DATABASE_URL|SMTP_URL|TRUSTED_PROXY_HOPS|GATEHOUSE_(?!TEST_).*)$/;
const inherited = Object.entries(await bootstrap()).filter(([name]) => !settings.test(name));

await runAll({ ...Object.fromEntries(inherited), ...long }, [
	[
		[generate, build],
		[browser, server]
	],
	[checks, [unit, embedded, postgresql]],
	[[endToEnd, proofs]]
]);
