// The compiler writes './call.js' into the modules, and leaves './call.ts' in their declarations: there is no such file in the package.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const build = join(import.meta.dirname, '../build');
for (const name of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
	if (!name.endsWith('.d.ts')) continue;
	const file = join(build, name);
	const text = readFileSync(file, 'utf8');
	writeFileSync(file, text.replaceAll(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"));
}
