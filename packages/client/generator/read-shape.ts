import ts from 'typescript';
import { isDate, isPlain } from './plain.ts';
import { quoted, union, word, type Property, type Shape } from './shape.ts';

/** Where the reading is: what of the compiler's it uses, and the path by which it got here. */
export interface Reading {
	readonly checker: ts.TypeChecker;
	/** An input goes as plain JSON; an output's dates are dates on the other side. */
	readonly direction: 'input' | 'output';
	readonly path: string;
}

/** Deeper than any answer; a type that contains itself gets here. */
const deepest = 16;

/** A type that cannot go over the wire, or that says nothing. Ends the generator. */
export class Unspeakable extends Error {
	override name = 'Unspeakable';
	constructor({ path }: Reading, what: string, instead: string) {
		super(`${path} is ${what}. ${instead}`);
	}
}

export function readShape(type: ts.Type, reading: Reading, depth = 0): Shape {
	const { checker, direction, path } = reading;
	const into = (type: ts.Type, name: string) =>
		readShape(type, { ...reading, path: path + name }, depth + 1);
	if (depth > deepest)
		throw new Unspeakable(reading, 'endless', 'A type that contains itself has no flat form.');

	const simple = wordOf(type, checker);
	if (simple) return simple;
	if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
		throw new Unspeakable(reading, checker.typeToString(type), 'Say what it is.');
	if (type.isUnion()) return union(type.types.map((member) => into(member, '')));
	if (checker.isTupleType(type) || checker.isArrayType(type)) {
		const parts = checker.getTypeArguments(referenceOf(type, reading));
		if (checker.isTupleType(type))
			return { is: 'tuple', of: parts.map((part, at) => into(part, `[${at}]`)) };
		return { is: 'list', of: into(onlyOne(parts), '[]') };
	}
	if (isDate(type)) {
		if (direction === 'output') return word('Date');
		throw new Unspeakable(reading, 'a Date', 'Inputs are plain JSON: z.iso.datetime().');
	}
	if (!isPlain(type, checker))
		throw new Unspeakable(
			reading,
			checker.typeToString(type),
			'Plain data goes over the wire: objects, lists, strings, numbers, booleans, null, and dates in outputs.'
		);
	const [index] = checker.getIndexInfosOfType(type);
	if (index) return { is: 'record', of: into(index.type, '[…]') };
	const properties = checker.getPropertiesOfType(type).map((symbol): Property => {
		const optional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
		const whole = checker.getTypeOfSymbol(symbol);
		const type = optional ? checker.getNonNullableType(whole) : whole;
		const nullable = optional && whole.isUnion() && whole.types.some(isNull);
		const shape = into(type, `.${symbol.name}`);
		return {
			name: symbol.name,
			optional,
			words: wordsOf(symbol, checker),
			shape: nullable ? union([shape, word('null')]) : shape
		};
	});
	return { is: 'object', properties };
}

/** What is said above a declaration. */
export const wordsOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
	ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

const isNull = ({ flags }: ts.Type) => Boolean(flags & ts.TypeFlags.Null);

function wordOf(type: ts.Type, checker: ts.TypeChecker): Shape | undefined {
	if (type.isStringLiteral()) return word(quoted(type.value));
	const said =
		ts.TypeFlags.String |
		ts.TypeFlags.Number |
		ts.TypeFlags.Boolean |
		ts.TypeFlags.NumberLiteral |
		ts.TypeFlags.BooleanLiteral |
		ts.TypeFlags.TemplateLiteral |
		ts.TypeFlags.Null |
		ts.TypeFlags.Undefined |
		ts.TypeFlags.Void;
	const isEnum = Boolean(type.flags & ts.TypeFlags.EnumLike);
	return type.flags & said && !isEnum ? word(checker.typeToString(type)) : undefined;
}

function referenceOf(type: ts.Type, reading: Reading): ts.TypeReference {
	if (isReference(type)) return type;
	throw new Unspeakable(reading, 'no list that the compiler knows', 'Write it as `Item[]`.');
}

const isReference = (type: ts.Type): type is ts.TypeReference => 'target' in type;

function onlyOne<Item>(items: readonly Item[]): Item {
	const [item] = items;
	if (item === undefined) throw new RangeError('A list is a list of something.');
	return item;
}
