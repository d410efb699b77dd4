import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a copy needs of node_modules beside links, and makes anew there: folder by folder, for real. */
const copied = ['node_modules/.cache/gatehouse/installed', 'apps/web/node_modules/$app'];
const notLinked = /^(\.cache|\.vite.*|\.vitest.*|\$app)$/;

/**
 * Gives a copy what is installed in the original, as links. A package of the workspace leads to the copy's own folder,
 * so that a change in one package is seen by the others.
 */
export function linkInstalled(original: string, copy: string): void {
	for (const folder of ['.', ...packages(original)])
		link(join(original, folder, 'node_modules'), join(copy, folder, 'node_modules'));
	for (const path of copied)
		if (existsSync(join(original, path)))
			cpSync(join(original, path), join(copy, path), { recursive: true });

	function link(from: string, to: string): void {
		mkdirSync(to, { recursive: true });
		for (const name of readdirSync(from)) {
			if (name.startsWith('@')) link(join(from, name), join(to, name));
			else if (!notLinked.test(name))
				symlinkSync(place(realpathSync(join(from, name))), join(to, name));
		}
	}

	function place(real: string): string {
		const path = relative(original, real).split(sep);
		const ours = path[0] !== '..' && !path.includes('node_modules');
		return ours ? join(copy, ...path) : real;
	}
}

/** The folders of the workspace's packages: `packages/api`. */
function packages(root: string): string[] {
	return ['packages', 'apps'].flatMap((group) =>
		readdirSync(join(root, group))
			.map((name) => join(group, name))
			.filter((folder) => existsSync(join(root, folder, 'node_modules')))
	);
}
