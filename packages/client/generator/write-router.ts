import { outputNames } from './names.ts';
import { comment, compact, spread } from './print-shape.ts';
import { capital, type Interface, type Refused } from './procedure.ts';
import { quoted, word, type Property } from './shape.ts';
import { clientOf, tableOf } from './write-client.ts';
import { typesOf } from './write-types.ts';

/** The module that the client is made of: its types, and the little that it has to know while it runs. */
export function writeRouter({ procedures, refusals, names }: Interface): string {
	const taken = new Set(refusals.map(({ kind }) => capital(kind)));
	const free = names.filter(({ name }) => !taken.has(name));
	const named = new Map(free.map(({ name, shape }) => [compact(shape), name]));
	const outputs = outputNames(procedures);
	const types = procedures.map((procedure) => typesOf(procedure, named, outputs));
	const isUsed = (name: string) => types.some((text) => new RegExp(`\\b${name}\\b`).test(text));
	return [
		'// Written by packages/client/generator, from the router.',
		"import type { BareCall, Call } from '../call.ts';",
		"import type { Failed, Invalid, Unreachable } from '../failure.ts';",
		"import type { Procedure } from '../request.ts';\n",
		...free
			.filter(({ name }) => isUsed(name))
			.map(
				({ name, shape, words }) =>
					`${comment(words)}export type ${name} =${spread(shape, output)};\n`
			),
		...refusals.map((refused) =>
			failure(refused, names.find(({ name }) => name === capital(refused.kind))?.words ?? '')
		),
		'/** Whatever can go wrong with any call. */',
		`export type AnyFailure =\n\t| ${['Invalid', ...taken, 'Unreachable', 'Failed'].join('\n\t| ')};\n`,
		...types,
		clientOf(procedures),
		tableOf(procedures)
	].join('\n');
}

const output = { names: new Map(), direction: 'output' } as const;

/** A refusal as a failure: its kind is the code, and beside what comes with it there are words. */
function failure({ kind, about }: Refused, words: string): string {
	const property = (name: string, text: string): Property => ({
		name,
		optional: false,
		words: '',
		shape: word(text)
	});
	const properties = [property('code', quoted(kind)), ...about, property('message', 'string')];
	const text = spread({ is: 'object', properties }, output).replaceAll(
		/^\t(?=\w)/gm,
		'\treadonly '
	);
	return `${comment(words)}export interface ${capital(kind)}${text}\n`;
}
