import { isRecord } from './record.ts';

/**
 * What a value on the wire stands for. Beside the plain JSON lies a note of what JSON cannot say:
 * `{ json: { items: [{ memberSince: '2026-03-02T…' }] }, meta: { values: { 'items.0.memberSince': ['Date'] } } }`.
 * Of all that such notes can say two things occur here, dates and `undefined`; the generator refuses an output with another.
 */
export function revive({ json, meta }: Readonly<Record<string, unknown>>): unknown {
	const values = isRecord(meta) ? meta.values : undefined;
	if (Array.isArray(values)) return revived(json, values[0]);
	for (const [path, note] of Object.entries(isRecord(values) ? values : {}))
		if (Array.isArray(note)) reviveAt(json, keys(path), note[0]);
	return json;
}

/** Changes the one place that the path leads to. Only what is there is followed: no note reaches a prototype. */
function reviveAt(json: unknown, path: readonly string[], kind: unknown): void {
	const last = path.at(-1) ?? '';
	const holder = path
		.slice(0, -1)
		.reduce((value, key) => (has(value, key) ? value[key] : undefined), json);
	if (has(holder, last)) holder[last] = revived(holder[last], kind);
}

const has = (value: unknown, key: string): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.hasOwn(value, key);

function revived(value: unknown, kind: unknown): unknown {
	if (kind === 'Date' && typeof value === 'string') return new Date(value);
	if (kind === 'undefined') return undefined;
	throw new TypeError(`This version of the client does not know what a ${String(kind)} is.`);
}

/** `a.b\.c` is the keys `a` and `b.c`. */
const keys = (path: string): string[] =>
	path.match(/(?:\\.|[^.\\])+/g)?.map((key) => key.replaceAll(/\\(.)/g, '$1')) ?? [];
