import type { Property, Shape } from './shape.ts';

/** How a shape is written: its names for what is said once, and whether an input or an output. */
export interface Writing {
	/** By what is meant (`compact`), the name that stands for it. */
	readonly names: ReadonlyMap<string, string>;
	readonly direction: 'input' | 'output';
	/** However long it gets. */
	readonly inOneLine?: boolean;
}

/** In one line: for tables, and to tell whether two are the same. */
export const compact = (shape: Shape): string => written(shape, undefined, '');

/** As it stands in a file behind a name, from the space or the line break on. */
export function spread(shape: Shape, writing: Writing): string {
	const name = writing.names.get(compact(shape));
	if (name) return ` ${name}`;
	if (shape.is === 'object' && !writing.inOneLine)
		return ` ${block(shape.properties, writing, '')}`;
	return broken(written(shape, writing, ''));
}

/** What begins on a line of its own is not preceded by a space. */
const broken = (text: string) => (text.startsWith('\n') ? text : ` ${text}`);

function written(shape: Shape, writing: Writing | undefined, indent: string): string {
	const name = writing?.names.get(compact(shape));
	if (name) return name;
	const inner = (part: Shape) => written(part, writing, indent);
	switch (shape.is) {
		case 'word':
			return shape.text;
		case 'list': {
			const item = inner(shape.of).trimStart();
			const list = /^[\w.]+$/.test(item) || shape.of.is === 'object' ? `${item}[]` : `(${item})[]`;
			return writing?.direction === 'input' ? `readonly ${list}` : list;
		}
		case 'tuple':
			return `[${shape.of.map(inner).join(', ')}]`;
		case 'record':
			return `{ [key: string]: ${inner(shape.of)} }`;
		case 'union':
			return writing ? choice(shape.of, writing, indent) : shape.of.map(inner).join(' | ');
		case 'object':
			return object(shape.properties, writing, indent);
	}
}

/** In one line where it fits into one and there is nothing to say of its parts. */
function object(
	properties: readonly Property[],
	writing: Writing | undefined,
	indent: string
): string {
	const parts = properties.map((property) => entry(property, writing, indent));
	const line = parts.length > 0 ? `{ ${parts.join('; ')} }` : '{}';
	if (!writing || writing.inOneLine) return line;
	const isShort =
		line.length < 60 && !line.includes('\n') && properties.every(({ words }) => !words);
	return isShort ? line : block(properties, writing, indent);
}

function block(properties: readonly Property[], writing: Writing, indent: string): string {
	const deeper = `${indent}\t`;
	const lines = properties.map(
		(property) =>
			`${comment(property.words, deeper)}${deeper}${entry(property, writing, deeper)};\n`
	);
	return `{\n${lines.join('')}${indent}}`;
}

function entry(
	{ name, optional, shape }: Property,
	writing: Writing | undefined,
	indent: string
): string {
	const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
	// Nothing said and nothing sent are the same on the wire.
	const nothing = optional && writing?.direction === 'input' ? ' | undefined' : '';
	return `${key}${optional ? '?' : ''}:${broken(written(shape, writing, indent))}${nothing}`;
}

/** In one line where it fits into one, else each member on its own. */
function choice(members: readonly Shape[], writing: Writing, indent: string): string {
	const line = members.map((member) => written(member, writing, indent)).join(' | ');
	if (writing.inOneLine || (line.length < 80 && !line.includes('\n'))) return line;
	const deeper = `${indent}\t`;
	return members.map((member) => `\n${deeper}| ${written(member, writing, deeper)}`).join('');
}

/** What is said of a thing, as the editor shows it. */
export function comment(words: string, indent = ''): string {
	if (!words) return '';
	const lines = words.replaceAll('*/', '* /').split('\n');
	if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
	return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */\n`].join(
		'\n'
	);
}
