import type { Pictures } from '@gatehouse/pictures';
import { postedBy } from './detour.ts';

/** What is needed of a request. */
interface Asked {
	readonly request: Request;
	readonly locals: { readonly context: { readonly pictures: Pick<Pictures, 'receive'> } };
}

/** A form that holds a file: what was typed, and the file by itself; null where none was chosen. */
export interface Upload {
	readonly typed: FormData;
	readonly file: File | null;
}

/**
 * Reads a form with one file, and does something with it, while few others do: each holds a file in memory, several times over.
 * @returns null, and reads nothing, where there is no room for one more.
 */
export async function withUpload<Result>(
	{ request, locals }: Asked,
	name: string,
	use: (upload: Upload) => Promise<Result>
): Promise<Result | null> {
	try {
		return await locals.context.pictures.receive(async () => {
			const typed = await postedBy(request);
			const file = typed.get(name);
			typed.delete(name);
			return use({ typed, file: file instanceof File && file.size > 0 ? file : null });
		});
	} catch (error) {
		if (error instanceof Error && error.name === 'QueueFull') return null;
		throw error;
	}
}

/** The file as `profile.setPicture` takes it. */
export const base64 = async (file: File) =>
	Buffer.from(await file.arrayBuffer()).toString('base64');

/** What was typed into a form of someone who has to log in first; nothing where too many files are on their way. */
export async function typedIn(event: Asked): Promise<FormData> {
	return (await withUpload(event, 'picture', async ({ typed }) => typed)) ?? new FormData();
}
