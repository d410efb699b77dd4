import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { join, relative, sep } from 'node:path';

// What tools keep for themselves. None of it is linked: a tool in the copy would write through the link into the original.
const kept = /^(\..*|\$app)$/;
// Of that, what a copy cannot do without: that all is installed, and the types that the site's framework wrote.
const copied = ['node_modules/.cache/gatehouse/installed', 'apps/web/node_modules/$app'];

/**
 * Gives a copy what is installed in the original, as links. A package of the workspace leads to the copy's own folder,
 * so that a change in one package is seen by the others.
 */
export function linkInstalled(original: string, copy: string): void {
	const folders = ['.', ...packages(original)].map((folder) => join(folder, 'node_modules'));
	for (const folder of folders) link(join(original, folder), join(copy, folder));
	for (const folder of folders)
		giveCommands(join(original, folder, '.bin'), join(copy, folder, '.bin'));
	for (const path of copied)
		if (existsSync(join(original, path)))
			cpSync(join(original, path), join(copy, path), { recursive: true });
	tellPnpm(original, copy);

	function link(from: string, to: string): void {
		mkdirSync(to, { recursive: true });
		for (const name of readdirSync(from)) {
			if (name.startsWith('@')) link(join(from, name), join(to, name));
			else if (!kept.test(name)) symlinkSync(place(realpathSync(join(from, name))), join(to, name));
		}
	}

	function place(real: string): string {
		const path = relative(original, real).split(sep);
		const ours = path[0] !== '..' && !path.includes('node_modules');
		return ours ? join(copy, ...path) : real;
	}
}

/** Each command as a file of its own that runs the original's. */
function giveCommands(from: string, to: string): void {
	if (!existsSync(from)) return;
	mkdirSync(to);
	for (const name of readdirSync(from))
		writeFileSync(join(to, name), `#!/bin/sh\nexec '${join(from, name)}' "$@"\n`, { mode: 0o755 });
}

/** Before it runs a script pnpm looks whether it has installed all; in a folder that it does not know it would begin anew. */
function tellPnpm(original: string, copy: string): void {
	const state = join('node_modules', '.pnpm-workspace-state-v1.json');
	if (!existsSync(join(original, state))) return;
	const known = readFileSync(join(original, state), 'utf8').replaceAll(original, copy);
	const checked = { lastValidatedTimestamp: Date.now() + 1000 };
	writeFileSync(join(copy, state), JSON.stringify({ ...JSON.parse(known), ...checked }));
}

/** The folders of the workspace's packages: `packages/api`. */
function packages(root: string): string[] {
	return ['packages', 'apps'].flatMap((group) =>
		readdirSync(join(root, group))
			.map((name) => join(group, name))
			.filter((folder) => existsSync(join(root, folder, 'node_modules')))
	);
}
