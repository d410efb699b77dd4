// The parts of docs/security.md that the code knows better: what ends when, what is limited, and the rows of the standard.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Interface } from '../packages/client/generator/procedure.ts';
import { rows } from './asvs/rows.ts';
import { sectionOf } from './asvs/section.ts';
import { root } from './places.mjs';
import { boundsOf } from './security/table.ts';

export const document = join(root, 'docs/security.md');

/** The document as it should be: as it is, with these parts written anew. */
export function security(): string {
	const generated = join(root, 'packages/client/src/generated/interface.json');
	const router: Interface = JSON.parse(readFileSync(generated, 'utf8'));
	const parts = { bounds: boundsOf(router.procedures), asvs: sectionOf(rows) };
	return Object.entries(parts).reduce(
		(text, [name, part]) => replace(text, name, part),
		readFileSync(document, 'utf8')
	);
}

/** A part stands between two comments, so that what people write around it is theirs. Not aligned: a row that changes is one line. */
function replace(text: string, name: string, part: string): string {
	const [begin, end] = [`<!-- ${name}: written by npm run procedures -->`, `<!-- /${name} -->`];
	const [before = '', rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (after === undefined) throw new Error(`docs/security.md has no place for its part ${name}.`);
	const unaligned = ['<!-- prettier-ignore-start -->', part, '<!-- prettier-ignore-end -->'];
	return [before + begin, ...unaligned, end + after].join('\n\n');
}

if (import.meta.main) writeFileSync(document, security());
