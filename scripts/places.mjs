import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Whatever the scripts fetch or remember. It may be deleted at any time. */
export const cache = join(root, 'node_modules', '.cache', 'gatehouse');

const dotEnv = join(root, '.env');
/** Node's arguments that read the settings in .env; what the environment already has wins. */
export const settings = existsSync(dotEnv) ? [`--env-file=${dotEnv}`] : [];
