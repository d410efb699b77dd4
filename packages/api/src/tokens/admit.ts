import type { TokenAccess } from '@gatehouse/contract';
import type { Context, TokenInUse } from '../context.ts';
import { tooMany } from '../limit.ts';
import { refuse } from '../refuse.ts';

/** Calls of one token in a minute. A program that reads a page of people a second stays far below. */
export const mostCalls = 600;

/** Whether a token comes in here at all, and not too often. Its owner's permissions are for the policy. */
export async function admitToken(
	{ limits }: Context,
	token: TokenInUse,
	scope: TokenAccess
): Promise<void> {
	if (scope === null) throw refuse({ kind: 'notAllowed', why: 'notByToken' });
	if (scope !== 'any' && !token.scopes.includes(scope))
		throw refuse({ kind: 'notAllowed', why: 'missingScope' });
	const over = await limits.hit([{ key: `token\n${token.id}`, most: mostCalls, seconds: 60 }]);
	if (over) throw tooMany(over);
}
