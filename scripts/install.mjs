import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from './places.mjs';
import { run } from './processes.mjs';

const stamp = join(cache, 'installed');

/**
 * Installs what the lockfile names, unless that is what is there.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} say
 */
export async function install(env, say) {
	const wanted = fingerprint();
	if (isInstalled() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	say('Installing the packages');
	rmSync(stamp, { force: true });
	const code = await run(
		'pnpm',
		['install', '--frozen-lockfile', '--prefer-offline', '--config.confirmModulesPurge=false'],
		{ cwd: root, env, stdio: ['ignore', 2, 2] }
	);
	if (code !== 0) throw new Error('The packages could not be installed; pnpm says why above.');
	mkdirSync(cache, { recursive: true });
	writeFileSync(stamp, wanted);
}

const workspace = ['packages', 'apps']
	.flatMap((group) =>
		readdirSync(join(root, group)).map((name) => join(root, group, name, 'package.json'))
	)
	.filter((file) => existsSync(file));
const manifests = [join(root, 'package.json'), ...workspace];

const isInstalled = () =>
	manifests.every((file) => existsSync(join(dirname(file), 'node_modules')));

function fingerprint() {
	const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
	for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']
		.map((name) => join(root, name))
		.concat(manifests)) {
		hash.update(readFileSync(file));
	}
	return hash.digest('hex');
}
