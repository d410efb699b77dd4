// docs/procedures.md, from what the client's generator knows of the router and what the pages call.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { documentOf } from '../packages/client/generator/document.ts';
import type { Interface } from '../packages/client/generator/procedure.ts';
import { root } from './places.mjs';

export const document = join(root, 'docs/procedures.md');
const web = join(root, 'apps/web/src');

/** The document as it should be. */
export async function procedures(): Promise<string> {
	const generated = join(root, 'packages/client/src/generated/interface.json');
	const router: Interface = JSON.parse(readFileSync(generated, 'utf8'));
	const options = await resolveConfig(document);
	return format(documentOf(router, pages()), { ...options, filepath: document });
}

/** For each procedure the pages whose files call it: `locals.api.users.list`; or that it is asked while somebody types. */
function pages(): Map<string, string[]> {
	const found = new Map<string, Set<string>>();
	const note = (text: string, calls: RegExp, where: string) => {
		for (const [, name = ''] of text.matchAll(calls))
			found.set(name, (found.get(name) ?? new Set()).add(where));
	};
	const routes = join(web, 'routes');
	for (const file of readdirSync(routes, { recursive: true, encoding: 'utf8' }).sort()) {
		if (!/\.(ts|svelte)$/.test(file) || file.endsWith('.test.ts')) continue;
		const page = `\`/${dirname(file).split(sep).join('/').replace(/^\.$/, '')}\``;
		note(readFileSync(join(routes, file), 'utf8'), /\bapi\.(\w+\.\w+)/g, page);
	}
	note(readFileSync(join(web, 'lib/ask.ts'), 'utf8'), /\bclient\.(\w+\.\w+)/g, 'while typing');
	return new Map(Array.from(found, ([name, pages]) => [name, [...pages]]));
}

if (import.meta.main) writeFileSync(document, await procedures());
