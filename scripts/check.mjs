// What is quick: format, types and lint.
import { bootstrap } from './bootstrap.mjs';
import { checks, runAll } from './parts.mjs';

await runAll(await bootstrap(), [[checks]]);
