import { bootstrap, turbo } from './bootstrap.mjs';
import { root } from './places.mjs';
import { run } from './processes.mjs';

// `npm run pictures`: takes the pictures of docs/pictures anew, from the built site.
const env = await bootstrap();
await turbo(env, 'build', '--filter=@gatehouse/web');
process.exitCode = await run('node', ['scripts/pictures.ts'], { cwd: root, env });
