import { everyScope, isScope, type Scope } from '@gatehouse/contract/scopes';
import { InvalidArgumentError, Option } from 'commander';

/** Reads a whole number between these two. */
export const between = (least: number, most: number) => (text: string) => {
	const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (number >= least && number <= most) return number;
	throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
};

/** Each time an option is given, one more. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [
	...before,
	text
];

/** What a token may do, as often as it is given. */
export const scopeOption = (summary: string) =>
	// The parser comes last: `choices`, which shells and the help read, brings one that keeps a single value.
	new Option('--scope <scope>', summary).choices(everyScope).argParser(collectScopes);

function collectScopes(text: string, before: readonly Scope[] = []): readonly Scope[] {
	if (isScope(text)) return [...before, text];
	throw new InvalidArgumentError(`There are: ${everyScope.join(', ')}.`);
}
