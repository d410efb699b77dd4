// Everything there is to check, once. `--long` runs the long loops in full.
import { bootstrap } from './bootstrap.mjs';
import { inherited } from './inherited.mjs';
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

await runAll({ ...inherited(await bootstrap()), ...long }, [
	[
		[generate, build],
		[browser, server]
	],
	[checks, [unit, embedded, postgresql]],
	[[endToEnd, proofs]]
]);
