import { join } from 'node:path';

interface Context {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const roots = ['routes/+layout.svelte', 'routes/login/+page.svelte'].map((file) =>
	join(import.meta.dirname, 'src', file)
);

/**
 * Puts all that the log-in page needs into one file of JavaScript: on a slow line twenty small ones are twenty waits,
 * and each is compressed by itself. Other pages add only what is theirs.
 */
export function firstVisit() {
	let needed: Set<string> | undefined;
	return {
		debugName: 'first visit',
		name: (id: string, context: Context) =>
			(needed ??= reach(roots, context)).has(id) ? 'first-visit' : null
	};
}

/** These modules and all that they import, but not what they load only later. */
function reach(from: readonly string[], context: Context): Set<string> {
	const reached = new Set<string>();
	const queue = [...from];
	for (const id of queue) {
		if (reached.has(id)) continue;
		reached.add(id);
		queue.push(...(context.getModuleInfo(id)?.importedIds ?? []));
	}
	return reached;
}
