import { initTRPC, TRPCError } from '@trpc/server';
import {
	explain,
	type Access,
	type Issue,
	type Refusal,
	type RefusalKind,
	type TokenAccess
} from '@gatehouse/contract';
import superjson from 'superjson';
import type { Context } from './context.ts';
import { expected } from './expected.ts';
import { issuesOf } from './issues.ts';
import type { Policy } from './policy.ts';
import { refusalOf } from './refuse.ts';
import { admitToken } from './tokens/admit.ts';

/** What a procedure says of itself: the census, the generated types and the documents read it. */
export interface Meta {
	readonly access: Access;
	readonly scope: TokenAccess;
	/** Every refusal that it can answer with. */
	readonly refuses: readonly RefusalKind[];
}

const asIs = { serialize: (value: unknown) => value, deserialize: (value: unknown) => value };

const t = initTRPC
	.context<Context>()
	.meta<Meta>()
	.create({
		isDev: false, // pinned: anything else sends stacks outward
		// Inputs are plain JSON: nothing that comes in is revived into classes.
		transformer: { input: asIs, output: superjson },
		errorFormatter({ shape, error, ctx }) {
			const issues = issuesOf(error);
			const refusal = refusalOf(error);
			return {
				...shape,
				message: inWords(error, issues, refusal),
				data: {
					...shape.data,
					issues,
					refusal,
					requestId: ctx?.requestId ?? null
				}
			};
		}
	});

export const { router, createCallerFactory } = t;

/** What a person may read of a failure: never the text of a bug. */
function inWords(
	error: TRPCError,
	issues: readonly Issue[] | null,
	refusal: Refusal | null
): string {
	if (issues) return issues.map(({ message }) => message).join(' ');
	if (refusal) return explain(refusal);
	return error.code === 'INTERNAL_SERVER_ERROR' ? wentWrong : error.message;
}

const wentWrong = 'Something went wrong on our side.';

/** Outermost: a failure is an issue, a refusal, or a bug; a bug leaves one record here, whichever door it came in by. */
const reported = t.middleware(async ({ ctx, path, next }) => {
	const result = await next();
	if (result.ok) return result;
	const known = expected(result.error);
	if (known) throw known;
	ctx.report(result.error.cause ?? result.error, { requestId: ctx.requestId, path });
	throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: wentWrong });
});

/** What any procedure can answer: a bad token, one of another kind, one used too often, and a database that is away. */
const always = ['signedOut', 'notAllowed', 'tooMany', 'unavailable'] as const;

/** What only a body throws: to be said where the procedure is. */
type Said = Exclude<RefusalKind, (typeof always)[number] | 'stepUpRequired'>;

/** A refusal that its procedure does not speak of: whoever calls it has not been told. */
export class UnsaidRefusal extends Error {
	override name = 'UnsaidRefusal';
}

function procedureFor<Known extends object>(policy: Policy<Known>, ...said: readonly Said[]) {
	const refuses = [...new Set<RefusalKind>([...always, ...policy.refuses, ...said])].sort();
	return t.procedure
		.meta({ access: policy.access, scope: policy.scope, refuses })
		.use(reported)
		.use(async ({ ctx, path, next }) => {
			if (ctx.token) await admitToken(ctx, ctx.token, policy.scope);
			const known = policy.admit(ctx);
			const result = await next({ ctx: known });
			if (result.ok) await policy.after?.({ ...ctx, ...known });
			else {
				const kind = refusalOf(expected(result.error))?.kind;
				if (kind && !refuses.includes(kind))
					ctx.report(new UnsaidRefusal(`${path} refuses '${kind}' and does not say so.`), {
						requestId: ctx.requestId,
						path
					});
			}
			return result;
		});
}

const sayWho =
	"Say first who may call it: procedure(anyone), procedure(signedIn), procedure(recentlyConfirmed) or procedure(may('users:read')).";

/** Takes nothing that anyone would pass, so that the compiler prints what it wants instead. */
const unsaid = (_: typeof sayWho): never => {
	throw new TypeError(sayWho);
};

/**
 * Every procedure starts here, with who may call it and what it refuses: `procedure(signedIn, 'notFound').input(…).mutation(…)`.
 * Without a policy it does not compile, and what the compiler prints is the sentence above.
 */
export const procedure = Object.assign(procedureFor, {
	input: unsaid,
	output: unsaid,
	use: unsaid,
	query: unsaid,
	mutation: unsaid,
	subscription: unsaid
});
