import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { ConfigProblem } from './config-problem.ts';

const how = 'made by: openssl rand -base64 32';
const shapes = [/^[0-9a-f]{64}$/i, /^[\w+/-]{43}=?$/];

/** The settings that secrets are in. */
export interface SecretSettings {
	readonly GATEHOUSE_SECRET?: string | undefined;
	readonly GATEHOUSE_SECRET_FILE?: string | undefined;
}

/** The secrets of the settings, the current one first; none where none are set. Or what is wrong with them, never naming one. */
export function readSecrets(
	{ GATEHOUSE_SECRET: given, GATEHOUSE_SECRET_FILE: file }: SecretSettings,
	root: string
): { secrets: readonly Uint8Array[]; problem?: string } {
	const none = (problem: string) => ({ secrets: [], problem });
	if (given !== undefined && file !== undefined)
		return none('GATEHOUSE_SECRET and GATEHOUSE_SECRET_FILE are both set: leave one of them out');
	let text = given;
	if (file !== undefined)
		try {
			text = readFileSync(isAbsolute(file) ? file : join(root, file), 'utf8');
		} catch {
			return none(`GATEHOUSE_SECRET_FILE cannot be read: ${file}`);
		}
	if (text === undefined) return { secrets: [] };
	const secrets = text
		.split(/[\s,]+/)
		.filter(Boolean)
		.map(decode);
	if (secrets.length === 0 || secrets.includes(null))
		return none(
			`${file === undefined ? 'GATEHOUSE_SECRET' : 'GATEHOUSE_SECRET_FILE'} should hold 32 random bytes as base64 or hex, ${how}. ` +
				'To replace a secret, put the new one before it, with a comma between'
		);
	return { secrets: secrets.filter((secret) => secret !== null) };
}

export const missingSecret = `GATEHOUSE_SECRET is missing: 32 random bytes, ${how} (or GATEHOUSE_SECRET_FILE, a file that holds them)`;

function decode(text: string): Buffer | null {
	if (!shapes.some((shape) => shape.test(text))) return null;
	const bytes = Buffer.from(text, text.length === 64 ? 'hex' : 'base64');
	return bytes.length === 32 ? bytes : null;
}

/** Local mode: a secret of this data folder's own, made once. Two processes that start at once get the same. */
export async function keptSecret(dataDir: string): Promise<Uint8Array> {
	const file = join(dataDir, 'secret');
	await mkdir(dataDir, { recursive: true });
	await keepOne(file);
	const kept = decode((await readFile(file, 'utf8')).trim());
	if (!kept)
		throw new ConfigProblem(`${file} holds no secret. Remove it: the next start makes another.`);
	return kept;
}

/** Written aside and then given its name, which only one can give: nobody reads half of it. */
async function keepOne(file: string): Promise<void> {
	const aside = `${file}.${randomUUID()}`;
	await writeFile(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
	try {
		await link(aside, file);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	} finally {
		await unlink(aside);
	}
}
