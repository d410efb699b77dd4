import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the chain ended when it was looked at last: kept outside of the database, so that a log that was cut off is found. */
export interface Head {
	readonly seq: string;
	/** Hexadecimal. */
	readonly link: string;
}

/** The head as it is written, of a seal. */
export const headOf = (seal: { seq: bigint; link: Uint8Array }): Head => ({
	seq: seal.seq.toString(),
	link: Buffer.from(seal.link).toString('hex')
});

/** Whether the chain leads to it, of which these are some. */
export const leadsTo = (head: Head, seals: readonly { seq: bigint; link: Uint8Array }[]): boolean =>
	seals.map(headOf).some(({ seq, link }) => seq === head.seq && link === head.link);

/** A place for the head, in a file of the data folder. */
export function headIn(dataDir: string) {
	const file = join(dataDir, 'audit-head.json');
	return {
		/** Null: nothing was sealed from here yet. Throws where the file holds something else. */
		async read(): Promise<Head | null> {
			const text = await readFile(file, 'utf8').catch((error: unknown) => {
				if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
				throw error;
			});
			if (text === null) return null;
			const head: unknown = JSON.parse(text);
			if (!isHead(head)) throw new TypeError(`${file} holds no head of the audit log.`);
			return head;
		},
		/** Written aside and renamed: whoever reads it, reads all of it. */
		async write({ seq, link }: Head): Promise<void> {
			await mkdir(dataDir, { recursive: true });
			// Other processes may write here at the same time.
			const aside = `${file}.${randomUUID()}.new`;
			try {
				// On the disk before it has the name: after a loss of power an empty file would be no head.
				await writeFile(aside, `${JSON.stringify({ seq, link })}\n`, { mode: 0o600, flush: true });
				await rename(aside, file);
			} catch (error) {
				await rm(aside, { force: true });
				throw error;
			}
		}
	};
}
export type HeadPlace = ReturnType<typeof headIn>;

const isHead = (value: unknown): value is Head =>
	typeof value === 'object' &&
	value !== null &&
	'seq' in value &&
	typeof value.seq === 'string' &&
	/^\d{1,18}$/.test(value.seq) &&
	'link' in value &&
	typeof value.link === 'string' &&
	/^[0-9a-f]{64}$/.test(value.link);
