import {
	createToken as schema,
	isPermission,
	isScope,
	scopes as words,
	type CreateToken,
	type Scope
} from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';

type Signed = Context & { user: Viewer };

export async function list({ tokens, user }: Signed) {
	const rows = await tokens.list(user.id);
	const items = rows.map(({ scopes, ...token }) => ({
		...token,
		scopes: scopes.filter(isScope)
	}));
	return { items, nextCursor: null };
}

/** Scopes that somebody may put into a token: what anyone may do with what is theirs, and what their roles allow. */
export const within = ({ permissions }: Viewer, scopes: readonly Scope[]): Scope[] =>
	scopes.filter((scope) => !isPermission(scope) || permissions.includes(scope));

export async function create(ctx: Signed, { name, scopes, days }: CreateToken) {
	const wanted = [...new Set(scopes)];
	const allowed = within(ctx.user, wanted);
	const beyond = wanted.filter((scope) => !allowed.includes(scope));
	if (beyond.length > 0)
		throw invalid(schema, {
			scopes: `You may not do this yourself, and no token of yours can: ${beyond.join(', ')}.`
		});
	return ctx.db.$transaction((tx) => make(ctx, tx, { name, scopes: allowed, days }, ctx.user));
}

interface Owner {
	readonly id: string;
	readonly username: string;
	readonly email: string;
}

/** Makes a token and tells its owner by mail, both or neither. */
export async function make(
	ctx: Context,
	tx: Tx,
	{ name, scopes, days }: CreateToken,
	owner: Owner,
	how: 'site' | 'terminal' = 'site'
) {
	const made = await ctx.tokens.make(tx, { userId: owner.id, name, scopes, days });
	if (!made) throw refuse({ kind: 'conflict', conflict: 'tooManyTokens' });
	describe(tx, {
		subject: owner,
		thing: { kind: 'token', id: made.id, name },
		after: { scopes, until: made.expiresAt.toISOString() }
	});
	const values = {
		username: owner.username,
		how,
		tokenName: name,
		scopes: scopes.map((scope) => words[scope]).join('; '),
		at: ctx.now().toISOString(),
		until: made.expiresAt.toISOString()
	};
	await ctx.mailer.send(tx, { template: 'tokenMade', to: owner.email, userId: owner.id, values });
	return made;
}

export async function revoke({ db, tokens, user }: Signed, tokenId: string): Promise<void> {
	await db.$transaction(async (tx) => {
		describe(tx, { thing: { kind: 'token', id: tokenId } });
		if (!(await tokens.revoke(tx, user.id, tokenId))) throw refuse({ kind: 'notFound' });
	});
}
