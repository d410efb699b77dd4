import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds. What was not finished for so long is of a run that was stopped. */
const abandoned = 3_600_000;

/** Keeps a snapshot in the folder, in the place of older ones. A whole file or none: two runs may be here at once, and either may be stopped. */
export async function keepSnapshot(
	folder: string,
	name: string,
	content: AsyncIterable<Uint8Array>
): Promise<void> {
	await mkdir(folder, { recursive: true });
	const part = join(folder, `${randomUUID()}.part`);
	await writeFile(part, content);
	await rename(part, join(folder, name));
	for (const other of await readdir(folder))
		if (other !== name && !(await isUnderWay(join(folder, other))))
			await rm(join(folder, other), { recursive: true, force: true });
}

async function isUnderWay(file: string): Promise<boolean> {
	if (!file.endsWith('.part')) return false;
	const written = await stat(file).catch(() => null);
	return written !== null && Date.now() - written.mtimeMs < abandoned;
}
