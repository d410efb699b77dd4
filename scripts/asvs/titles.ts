import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The titles of the tests in a file, as they are written there (`%s` included), with those of what they stand in:
 * `logging out › ends the session at once`. Of a file of mistakes that must not compile: the strings in it.
 */
export function titlesIn(file: string): string[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found: string[] = [];
	const isOfMistakes = file.includes('/proofs/mistakes/');
	const visit = (node: ts.Node, within: readonly string[]): void => {
		if (isOfMistakes && ts.isStringLiteral(node)) found.push(node.text);
		const title =
			ts.isCallExpression(node) && isTest(node.expression) && titleOf(node.arguments[0]);
		const names = title ? [...within, title] : within;
		if (title) found.push(names.join(' › '));
		ts.forEachChild(node, (child) => visit(child, names));
	};
	visit(source, []);
	return found;
}

/** Whether a file has a test of this title, or one that ends in it. */
export const has = (titles: readonly string[], title: string) =>
	titles.some((each) => each === title || each.endsWith(` › ${title}`));

/** `test`, `test.each(…)`, `it.concurrent`, `test.describe`. */
function isTest(called: ts.Expression): boolean {
	if (ts.isIdentifier(called)) return /^(test|it|describe)$/.test(called.text);
	if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called))
		return isTest(called.expression);
	return false;
}

function titleOf(argument: ts.Expression | undefined): string | undefined {
	if (argument && ts.isStringLiteralLike(argument)) return argument.text;
	if (argument && ts.isTemplateExpression(argument)) return argument.getText().slice(1, -1);
	return undefined;
}
