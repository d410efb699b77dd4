import { namesWithout } from './names.ts';
import { spread } from './print-shape.ts';
import { capital, fieldsOf, titleOf, type Procedure } from './procedure.ts';
import { quoted, type Shape } from './shape.ts';

type Names = ReadonlyMap<string, string>;

/** The three types of a procedure: `UsersListInput`, `UsersListOutput`, `UsersListFailure`. */
export function typesOf(procedure: Procedure, named: Names, outputs: Names): string {
	const { router, verb, input, output } = procedure;
	const title = titleOf(procedure);
	const others = namesWithout(`${title}Output`, outputs);
	return [
		`// ${router}.${verb}\n`,
		...(input
			? [declared(`${title}Input`, input, spread(input, { names: named, direction: 'input' }))]
			: []),
		declared(
			`${title}Output`,
			output,
			spread(output, { names: new Map([...named, ...others]), direction: 'output' })
		),
		`export type ${title}Failure =\n\t| ${failures(procedure).join('\n\t| ')};\n`
	].join('\n');
}

/** Every way in which a call of it can fail. */
function failures({ input, refuses }: Procedure): string[] {
	const fields = fieldsOf(input).map(quoted).join(' | ') || 'never';
	return [
		...(input ? [`Invalid<${fields}>`] : []),
		...refuses.map(capital),
		'Unreachable',
		'Failed'
	];
}

const declared = (name: string, shape: Shape, text: string): string =>
	shape.is === 'object' && text.endsWith('}')
		? `export interface ${name}${text}\n`
		: `export type ${name} =${text};\n`;
