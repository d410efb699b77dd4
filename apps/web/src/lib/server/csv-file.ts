/** Some lines, and where the next begin. */
interface Part {
	readonly csv: string;
	readonly nextCursor: string | null;
}

/** Excel takes a file without it for one of its own old code pages, and names for gibberish. */
const isUtf8 = '\uFEFF';

/**
 * A file in parts, each asked for only when the one before has left, so that little is held however long it becomes. Whoever goes
 * away is asked for no more. A part that fails breaks it off: a file that is cut short must not look whole. The first is asked for
 * before there is a file at all, and may throw.
 */
export async function csvFile(
	part: (cursor?: string) => Promise<Part>
): Promise<ReadableStream<Uint8Array>> {
	const encoder = new TextEncoder();
	let ready: Part | null = await part();
	let next = ready.nextCursor;
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const lines = ready ?? (next === null ? null : await part(next));
				if (!lines) return controller.close();
				controller.enqueue(encoder.encode(ready ? isUtf8 + lines.csv : lines.csv));
				ready = null;
				next = lines.nextCursor;
			}
		},
		{ highWaterMark: 0 }
	);
}

/** A file for spreadsheets that a browser keeps: named after what it holds and the day. */
export function csvAnswer(
	body: ReadableStream<Uint8Array> | null,
	name: string,
	at: Date
): Response {
	const day = at.toISOString().slice(0, 10);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}-${day}.csv"`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}
