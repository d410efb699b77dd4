import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { original, type Copy, type Outcome } from './copy.ts';

/** The client as it would be published, unpacked in a folder far from the workspace. */
export async function packClient(copy: Copy): Promise<string> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-packed-')));
	await succeeds(copy.run('packages/client', 'pnpm', 'pack', '--pack-destination', folder));
	const [tarball = ''] = readdirSync(folder);
	await succeeds(copy.run('.', 'tar', 'xzf', join(folder, tarball), '-C', folder));
	return join(folder, 'package');
}

async function succeeds(run: Promise<Outcome>): Promise<void> {
	const { code, output } = await run;
	if (code !== 0) throw new Error(output);
}

export type Consumer = ReturnType<typeof createConsumer>;

/** Somebody else's project: these files, the package among its own `node_modules`, and nothing else of ours. */
export function createConsumer(copy: Copy, packed: string, files: string) {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-consumer-')));
	const installed = join(root, 'node_modules');
	cpSync(files, root, { recursive: true });
	cpSync(packed, join(installed, '@gatehouse/client'), { recursive: true });
	mkdirSync(join(installed, '@types'));
	symlinkSync(
		realpathSync(join(original, 'node_modules/@types/node')),
		join(installed, '@types/node')
	);
	writeFileSync(join(root, 'package.json'), '{ "type": "module", "private": true }\n');

	return {
		root,
		/** All of its files of this kind, by name. */
		texts: (folder: string, ending: string) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith(ending))
				.map((name): [string, string] => [name, readFileSync(join(root, folder, name), 'utf8')]),
		write: (name: string, text: string) => writeFileSync(join(root, name), text),
		change(from: string | RegExp, to: string): void {
			for (const name of readdirSync(root).filter((name) => /\.[jt]s$/.test(name))) {
				const file = join(root, name);
				writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
			}
		},
		compile: (...options: string[]) =>
			copy.run(
				'.',
				process.execPath,
				join(original, 'node_modules/typescript/bin/tsc'),
				'-p',
				root,
				'--pretty',
				'false',
				...options
			),
		remove: () => rmSync(root, { recursive: true, force: true })
	};
}
