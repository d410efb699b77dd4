import { bootstrap, say, turbo } from './bootstrap.mjs';
import { root, settings } from './places.mjs';
import { run } from './processes.mjs';

const env = await bootstrap();
say('Building the site');
await turbo(env, 'build', '--filter=@gatehouse/web');
process.exitCode = await run('node', [...settings, 'apps/web/server.ts'], {
	cwd: root,
	env: { ...env, NODE_ENV: 'production' }
});
