import { bootstrap } from './bootstrap.mjs';
import { root } from './places.mjs';
import { run } from './processes.mjs';

process.exitCode = await run('prettier', ['--write', '--log-level=warn', '.'], {
	cwd: root,
	env: await bootstrap()
});
