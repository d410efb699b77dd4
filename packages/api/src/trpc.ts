import { initTRPC, TRPCError } from '@trpc/server';
import { explain, type Access, type Issue, type Refusal } from '@gatehouse/contract';
import superjson from 'superjson';
import type { Context } from './context.ts';
import { expected } from './expected.ts';
import { issuesOf } from './issues.ts';
import type { Policy } from './policy.ts';
import { refusalOf } from './refuse.ts';

interface Meta {
	readonly access: Access;
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

function procedureFor<Known extends object>(policy: Policy<Known>) {
	return t.procedure
		.meta({ access: policy.access })
		.use(reported)
		.use(async ({ ctx, next }) => {
			const known = policy.admit(ctx);
			const result = await next({ ctx: known });
			if (result.ok) await policy.after?.({ ...ctx, ...known });
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
 * Every procedure starts here, and with who may call it: `procedure(signedIn).input(…).mutation(…)`.
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
