// Finds Node 24 and pnpm 12, or has npx bring what is missing into npm's own cache.
import { spawnSync } from 'node:child_process';
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	readSync,
	readdirSync,
	writeFileSync
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cache, root } from './places.mjs';
import { run } from './processes.mjs';

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} title
 * @property {(major: number) => boolean} fits
 * @property {string} source npm's name for it
 */

// The platform's own package: `node` has an install script, which npm 12 does not run, and then the old Node runs without a word.
const platform = process.platform === 'win32' ? 'win' : process.platform;
const node =
	platform === 'darwin'
		? `node-${process.arch === 'arm64' ? 'bin-' : ''}darwin-${process.arch}@24`
		: `node-${platform}-${process.arch}@24.21.0`;

/** @type {Tool[]} */
const tools = [
	{ name: 'node', title: 'Node 24', fits: (major) => major >= 24, source: node },
	{ name: 'pnpm', title: 'pnpm 12', fits: (major) => major === 12, source: 'pnpm@12.21.0' }
];

const memory = join(cache, 'toolchain');

/**
 * An environment whose PATH leads to both.
 * @param {(text: string) => void} say
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function toolchain(say) {
	const own = withPath(dirname(process.execPath));
	const missing = missingIn(own);
	if (missing.length === 0) return own;
	const remembered = withPath(existsSync(memory) ? readFileSync(memory, 'utf8') : '');
	if (missingIn(remembered).length === 0) return remembered;

	const folders = await bring(missing, say);
	const brought = withPath(folders);
	const still = missingIn(brought);
	if (still.length > 0) throw new Error(advice(still, `npx left nothing of use in ${folders}`));
	mkdirSync(cache, { recursive: true });
	writeFileSync(memory, folders);
	return brought;
}

/**
 * The environment with something put first in its PATH.
 * @param {string} folders
 * @param {NodeJS.ProcessEnv} [env]
 */
export function withPath(folders, env = process.env) {
	const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	return { ...env, [key]: [folders, env[key]].filter(Boolean).join(delimiter) };
}

/** @param {NodeJS.ProcessEnv} env */
function missingIn(env) {
	return tools.filter(({ name, fits }) => {
		const { stdout } = spawnSync(name, ['--version'], {
			cwd: root,
			env: { ...env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32'
		});
		const major = parseInt((stdout ?? '').trim().replace(/^v/, ''), 10);
		return !fits(major) || isPlaceholder(name, env);
	});
}

/**
 * Until its install script has run, which npm 12 does not do, pnpm is a script without an interpreter's name: a shell can start
 * it, and so can we, but turbo cannot.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function isPlaceholder(name, env) {
	const files = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
	const file = files.find((file) => existsSync(file));
	if (!file) return false;
	const handle = openSync(file, 'r');
	const start = Buffer.alloc(2);
	readSync(handle, start);
	closeSync(handle);
	return start.toString() === '# ';
}

/**
 * The folders that npx made for them. It does not run what we want run: it would swallow our signals.
 * @param {Tool[]} missing
 * @param {(text: string) => void} say
 */
async function bring(missing, say) {
	const names = missing.map(({ source }) => source);
	say(`Bringing ${names.join(' and ')} with npx (into npm's cache)`);
	const packages = names.flatMap((name) => ['--package', name]);
	let answer = '';
	let log = '';
	const code = await run(
		'npx',
		['--yes', '--prefer-offline', ...packages, '--call', 'node -p process.env.PATH'],
		{
			cwd: root,
			onOutput: (text, from) => (from === 'stdout' ? (answer += text) : (log += text))
		}
	).catch((error) => ((log += error.message), 1));
	if (code !== 0) throw new Error(advice(missing, log.trim()));

	const [bin = ''] = answer.trim().split(delimiter);
	const scope = join(bin, '..', '@pnpm');
	const native = existsSync(scope)
		? readdirSync(scope).filter((name) => name.startsWith('exe.'))
		: [];
	return [...native.map((name) => join(scope, name)), bin].join(delimiter);
}

/** @param {Tool[]} missing @param {string} reason */
function advice(missing, reason) {
	const names = missing.map(({ title }) => title).join(' and ');
	return `${names} could not be brought: ${reason}\nInstall it yourself (https://nodejs.org, https://pnpm.io) and try again.`;
}
