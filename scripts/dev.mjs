import { bootstrap } from './bootstrap.mjs';
import { root, settings } from './places.mjs';
import { run } from './processes.mjs';

// Through node, which reads .env; turbo itself does not.
process.exitCode = await run('node', [...settings, 'node_modules/turbo/bin/turbo', 'run', 'dev'], {
	cwd: root,
	env: await bootstrap()
});
