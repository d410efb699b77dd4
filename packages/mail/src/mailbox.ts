import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail that stayed here. `id` is a UUID, `sentAt` ISO 8601. */
export interface Delivered {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly sentAt: string;
}

export interface Mailbox {
	/** Keeps a mail, in place of one with the same id. Throws on an id that is no UUID. */
	put(mail: Delivered): Promise<void>;
	/** Newest first, 200 at most. */
	list(): Promise<Delivered[]>;
	/** Null where there is none, or where the id is no UUID. */
	find(id: string): Promise<Delivered | null>;
}

const most = 200;
// An id becomes the name of a file, so nothing else than this may be one.
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (id: string) => uuid.test(id);

/**
 * The mails that a local site would have sent: a folder of files, one for each, written by the worker and read by the site.
 * They hold links that log people in, so nobody but the owner of the process may read them.
 * @param report told once of each file that is no mail; it is left alone.
 */
export function createMailbox(
	folder: string,
	report: (problem: Error) => void = console.error
): Mailbox {
	const reported = new Set<string>();
	const pathOf = (id: string) => join(folder, `${id}.json`);

	async function read(id: string): Promise<Delivered | null> {
		const text = await readFile(pathOf(id), 'utf8').catch(whenGone);
		if (text === undefined) return null;
		try {
			const mail: unknown = JSON.parse(text);
			if (isDelivered(mail) && mail.id === id) return mail;
		} catch {
			// Reported below, without its content.
		}
		if (!reported.has(id)) report(new Error(`${pathOf(id)} is no mail.`));
		reported.add(id);
		return null;
	}

	async function all(): Promise<Delivered[]> {
		const names = (await readdir(folder).catch(whenGone)) ?? [];
		const ids = names.map((name) => name.replace(/\.json$/, '')).filter(isId);
		const mails = await Promise.all(ids.map(read));
		return mails.filter((mail) => mail !== null).sort(newestFirst);
	}

	return {
		async put(mail) {
			if (!isId(mail.id)) throw new Error('The id of a mail should be a UUID.');
			await mkdir(folder, { recursive: true, mode: 0o700 });
			await chmod(folder, 0o700); // also one that was there before
			// Whole or not at all, for whoever reads meanwhile.
			const draft = join(folder, `${mail.id}.${randomUUID()}`);
			try {
				await writeFile(draft, JSON.stringify(mail), { mode: 0o600, flag: 'wx' });
				await rename(draft, pathOf(mail.id));
			} finally {
				await rm(draft, { force: true });
			}
			for (const { id } of (await all()).slice(most)) await rm(pathOf(id), { force: true });
		},
		list: async () => (await all()).slice(0, most),
		find: async (id) => (isId(id) ? read(id) : null)
	};
}

const newestFirst = (a: Delivered, b: Delivered) =>
	Date.parse(b.sentAt) - Date.parse(a.sentAt) || (a.id < b.id ? 1 : -1);

/** A mail that another process took away, or a folder that nobody wrote to yet. */
function whenGone(error: unknown): undefined {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
	throw error;
}

const texts = ['id', 'to', 'subject', 'text', 'html', 'sentAt'] satisfies (keyof Delivered)[];

const isDelivered = (value: unknown): value is Delivered =>
	typeof value === 'object' &&
	value !== null &&
	texts.every((name) => typeof Reflect.get(value, name) === 'string');
