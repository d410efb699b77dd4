import ts from 'typescript';
import { limitsOf } from './limits.ts';
import type { Interface, Named, Procedure, Refused } from './procedure.ts';
import { compact } from './print-shape.ts';
import type { Subject } from './program.ts';
import { readShape, wordsOf } from './read-shape.ts';
import type { Shape } from './shape.ts';

/** What a procedure says of itself while it runs. */
export interface Running {
	readonly _def: {
		readonly type: string;
		readonly meta?: Pick<Procedure, 'access' | 'scope' | 'refuses'>;
		readonly middlewares?: readonly unknown[];
	};
}

/**
 * @param running the procedures by their whole names, `users.list`
 * @throws where something cannot be told to others: a type, a kind of procedure, or a name that is not `router.verb`.
 */
export const readRouter = (subject: Subject, running: object): Interface => ({
	procedures: Object.entries(running)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, procedure]) => readProcedure(subject, name, procedure)),
	refusals: readRefusals(subject),
	names: readNames(subject)
});

function readProcedure({ checker, type }: Subject, name: string, running: Running): Procedure {
	const [router, verb, ...more] = name.split('.');
	if (!router || !verb || more.length > 0)
		throw new Error(`${name}: a procedure is named as router.verb.`);
	const { type: kind, meta, middlewares = [] } = running._def;
	if (kind !== 'query' && kind !== 'mutation')
		throw new Error(`${name} is a ${kind}. The client speaks queries and mutations.`);
	if (!meta) throw new Error(`${name} does not say who may call it.`);

	const at = (of: string) => property(checker, property(checker, type(of), router).type, verb);
	const [asked, answered] = [at('Inputs'), at('Outputs')];
	return {
		router,
		verb,
		kind,
		words: wordsOf(answered.symbol, checker),
		input: readInput(checker, asked.type, name),
		output: readShape(answered.type, { checker, direction: 'output', path: `${name} output` }),
		access: meta.access,
		scope: meta.scope,
		refuses: meta.refuses,
		limits: limitsOf(middlewares)
	};
}

function readInput(checker: ts.TypeChecker, type: ts.Type, name: string): Shape | null {
	const isNothing = type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined);
	if (isNothing) return null;
	const said = checker.getNonNullableType(type);
	return readShape(said, { checker, direction: 'input', path: `${name} input` });
}

function property(checker: ts.TypeChecker, of: ts.Type, name: string) {
	const symbol = checker.getPropertyOfType(of, name);
	if (!symbol) throw new Error(`The router's types have no ${name}.`);
	return { symbol, type: checker.getTypeOfSymbol(symbol) };
}

/** The contract's `Refusal`, kind by kind. */
function readRefusals({ checker, type }: Subject): Refused[] {
	const refusal = type('Refusal');
	const members = refusal.isUnion() ? refusal.types : [refusal];
	return members.map((member) => {
		const shape = readShape(member, { checker, direction: 'output', path: 'Refusal' });
		const properties = shape.is === 'object' ? shape.properties : [];
		const kind = properties.find(({ name }) => name === 'kind');
		if (kind?.shape.is !== 'word') throw new Error('A refusal has a kind.');
		return {
			kind: kind.shape.text.slice(1, -1),
			about: properties.filter((property) => property !== kind)
		};
	});
}

/** The contract's names for lists of words of some length, such as `Permission`: one name for one list. */
function readNames({ checker, namespace }: Subject): Named[] {
	const named = new Map<string, Named>();
	for (const [name, symbol] of namespace('Contract')) {
		if (!(symbol.flags & ts.SymbolFlags.TypeAlias)) continue;
		const type = checker.getDeclaredTypeOfSymbol(symbol);
		if (!type.isUnion() || type.types.length < 3) continue;
		if (!type.types.every((member) => member.isStringLiteral())) continue;
		const shape = readShape(type, { checker, direction: 'output', path: name });
		const same = named.get(compact(shape));
		if (!same || name < same.name)
			named.set(compact(shape), { name, shape, words: wordsOf(symbol, checker) });
	}
	return Array.from(named.values()).sort((a, b) => (a.name < b.name ? -1 : 1));
}
