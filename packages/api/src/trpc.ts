import { initTRPC, TRPCError } from '@trpc/server';
import type { Access } from '@gatehouse/contract';
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
			const isBug = error.code === 'INTERNAL_SERVER_ERROR';
			return {
				...shape,
				message: isBug ? 'Something went wrong on our side.' : shape.message,
				data: {
					...shape.data,
					issues: issuesOf(error),
					refusal: refusalOf(error),
					requestId: ctx?.requestId ?? null
				}
			};
		}
	});

export const { router, createCallerFactory } = t;

/** Outermost: a failure is an issue, a refusal, or a bug; a bug leaves one record here, whichever door it came in by. */
const reported = t.middleware(async ({ ctx, path, next }) => {
	const result = await next();
	if (result.ok) return result;
	const known = expected(result.error);
	if (known) throw known;
	ctx.report(result.error.cause ?? result.error, { requestId: ctx.requestId, path });
	throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' });
});

function procedureFor<Known extends object>(policy: Policy<Known>) {
	return t.procedure
		.meta({ access: policy.access })
		.use(reported)
		.use(({ ctx, next }) => next({ ctx: policy.admit(ctx) }));
}

const sayWho =
	'Say first who may call it: procedure(anyone), procedure(signedIn) or procedure(may("users:read")).';

/**
 * Every procedure starts here, and with who may call it: `procedure(signedIn).input(…).mutation(…)`.
 * Without a policy it does not compile, and what the compiler prints is the sentence above.
 */
export const procedure = Object.assign(procedureFor, {
	input: sayWho,
	output: sayWho,
	use: sayWho,
	query: sayWho,
	mutation: sayWho,
	subscription: sayWho
} as const);
