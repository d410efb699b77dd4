import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Mistake } from './mistake.ts';

/** Windows keeps a person's folder from others by other means than a mode. */
const hasModes = process.platform !== 'win32';

/** What is in a file that nobody else can read; null where there is none. */
export async function readPrivate(file: string): Promise<string | null> {
	const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (!handle) return null;
	try {
		// Of what was opened, not of what has the name by now.
		const { mode } = await handle.stat();
		if (hasModes && (mode & 0o077) !== 0)
			throw new Mistake(
				`Others can read ${file}, which logs you in, so it is not used. ` +
					`Run: chmod 600 '${file}'\nIf somebody may have copied it, run afterwards: gatehouse logout`
			);
		return await handle.readFile('utf8');
	} finally {
		await handle.close();
	}
}

/** All of it or nothing, under a name of its own until it is whole. The folder is ours alone. */
export async function writePrivate(file: string, text: string): Promise<void> {
	const folder = dirname(file);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
	const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
	try {
		const handle = await open(unfinished, 'wx', 0o600);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(unfinished, file);
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
}
