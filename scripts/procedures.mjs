import { bootstrap, turbo } from './bootstrap.mjs';
import { root } from './places.mjs';
import { run } from './processes.mjs';

// `npm run procedures`: writes docs/procedures.md, docs/access.md and parts of docs/security.md anew, from the code.
const env = await bootstrap();
await turbo(env, 'generate', '--filter=@gatehouse/client');
process.exitCode =
	(await run('node', ['scripts/procedures.ts'], { cwd: root, env })) ||
	(await run('node', ['apps/web/e2e/access-document.ts'], { cwd: root, env })) ||
	(await run('node', ['scripts/security.ts'], { cwd: root, env }));
