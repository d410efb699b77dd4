import type { TokensListOutput } from '@gatehouse/client';
import { Mistake } from './mistake.ts';
import { printable } from './printable.ts';

export type Token = TokensListOutput['items'][number];

/** Of a token, what lists show of it; of a whole one that leaked, the same. */
const handleOf = (named: string) => /^(?:gh_)?([0-9a-f]{8})(?:_.*)?$/.exec(named)?.[1];

/** The one token with this id, handle or name. @throws {Mistake} where there is none, or several. */
export function findToken(tokens: readonly Token[], named: string): Token {
	const handle = handleOf(named);
	const [byItself] = tokens.filter(({ id, ...token }) => id === named || token.handle === handle);
	if (byItself) return byItself;
	const [byName, ...others] = tokens.filter(({ name }) => name === named);
	if (byName && others.length === 0) return byName;
	if (!byName)
		throw new Mistake(
			'You have no such token. Say its name, or the eight characters after gh_; gatehouse tokens list shows both.'
		);
	const handles = [byName, ...others].map((token) => `gh_${token.handle}`).join(', ');
	throw new Mistake(
		`Several of your tokens are called ${printable(named)}. Say which: ${handles}.`
	);
}
