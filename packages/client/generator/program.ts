import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');

/** The compiler, asked about one file: its exported types by name. */
export interface Subject {
	readonly checker: ts.TypeChecker;
	/** @throws where the file exports no type of this name. */
	readonly type: (name: string) => ts.Type;
	/** The types that a namespace of the file exports, by name. */
	readonly namespace: (name: string) => ReadonlyMap<string, ts.Symbol>;
}

/** @throws with the compiler's own words where the file does not compile: of what it does not understand it would say `any`. */
export function openSubject(file: string): Subject {
	const config = join(root, 'tsconfig.base.json');
	const { options } = ts.parseJsonConfigFileContent(
		ts.readConfigFile(config, ts.sys.readFile).config,
		ts.sys,
		dirname(config)
	);
	const program = ts.createProgram([file], {
		...options,
		types: ['node'],
		typeRoots: [join(root, 'node_modules/@types')]
	});
	const checker = program.getTypeChecker();
	const source = program.getSourceFile(file);
	const module = source && checker.getSymbolAtLocation(source);
	if (!source || !module) throw new Error(`${file} exports nothing.`);
	const errors = program.getSemanticDiagnostics(source);
	if (errors.length > 0) throw new Error(ts.formatDiagnostics(errors, host));

	const exported = (name: string): ts.Symbol => {
		const symbol = checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
		if (!symbol) throw new Error(`${file} exports no ${name}.`);
		return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
	};
	return {
		checker,
		type: (name) => checker.getDeclaredTypeOfSymbol(exported(name)),
		namespace: (name) =>
			new Map(
				checker
					.getExportsOfModule(exported(name))
					.map((symbol) =>
						symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
					)
					.map((symbol) => [symbol.name, symbol])
			)
	};
}

const host: ts.FormatDiagnosticsHost = {
	getCurrentDirectory: () => root,
	getCanonicalFileName: (name) => name,
	getNewLine: () => '\n'
};
