import ts from 'typescript';

/** The platform's date, and nobody's class of that name. */
export const isDate = (type: ts.Type) =>
	type.symbol?.name === 'Date' && (type.symbol.declarations ?? []).every(isLibrary);

/** An object that is nothing but its properties: no function, no instance of a class, nothing of the platform's. */
export function isPlain(type: ts.Type, checker: ts.TypeChecker): boolean {
	if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return false;
	if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
	if (type.isIntersection()) return type.types.every((part) => isPlain(part, checker));
	const { symbol } = type;
	if (!symbol) return true;
	if (symbol.flags & ts.SymbolFlags.Class) return false;
	return !(symbol.flags & ts.SymbolFlags.Interface && (symbol.declarations ?? []).some(isLibrary));
}

const isLibrary = (node: ts.Node) =>
	/\/node_modules\/(typescript|@types\/node)\//.test(node.getSourceFile().fileName);
