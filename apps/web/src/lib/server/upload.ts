import type { Pictures } from '@gatehouse/pictures';
import { postedBy } from './detour.ts';
import { mostTyped } from './most-bytes.ts';

/** What is needed of a request. */
interface Asked {
	readonly request: Request;
	readonly locals: {
		readonly context: {
			readonly pictures: Pick<Pictures, 'receive' | 'receiveFromVisitor'>;
			readonly user: { readonly id: string } | null;
		};
	};
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
	const { pictures, user } = locals.context;
	return unlessFull(
		pictures.receive(async () => {
			const typed = await postedBy(request);
			const file = typed.get(name);
			typed.delete(name);
			return use({ typed, file: file instanceof File && file.size > 0 ? file : null });
		}, user?.id)
	);
}

async function unlessFull<Result>(result: Promise<Result>): Promise<Result | null> {
	try {
		return await result;
	} catch (error) {
		if (error instanceof Error && error.name === 'QueueFull') return null;
		throw error;
	}
}

/** The file as `profile.setPicture` takes it. */
export const base64 = async (file: File) =>
	Buffer.from(await file.arrayBuffer()).toString('base64');

/** What was typed into a form of someone who has to log in first; nothing where too many of their files are on their way. */
export async function typedIn({ request, locals }: Asked): Promise<FormData> {
	const read = () => postedBy(request);
	if (Number(request.headers.get('content-length')) <= mostTyped) return read();
	const { pictures } = locals.context;
	return (await unlessFull(pictures.receiveFromVisitor(read))) ?? new FormData();
}
