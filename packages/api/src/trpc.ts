import { initTRPC, TRPCError } from '@trpc/server';
import {
	explain,
	isOwnPermission,
	isPermission,
	type Access,
	type AuditEvent,
	type Issue,
	type Refusal,
	type RefusalKind,
	type TokenAccess
} from '@gatehouse/contract';
import superjson from 'superjson';
import { beginAct } from './audit/act.ts';
import type { Context } from './context.ts';
import { expected } from './expected.ts';
import { issuesOf } from './issues.ts';
import type { ForActs, Policy } from './policy.ts';
import { refusalOf, refuse } from './refuse.ts';
import { admitToken } from './tokens/admit.ts';

/** What a procedure says of itself: the census, the generated types and the documents read it. */
export interface Meta {
	readonly access: Access;
	readonly scope: TokenAccess;
	/** Every refusal that it can answer with. */
	readonly refuses: readonly RefusalKind[];
	/** Answers also whoever looks through somebody's eyes, though it is an act. */
	readonly whileViewing: boolean;
	/** Whoever is logged in has to have proven lately who they are. */
	readonly stepUp: boolean;
	/** As what it goes into the log: of a mutation an event, or 'nothing' where it changes nothing. */
	readonly records?: AuditEvent | 'nothing';
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

export const { createCallerFactory } = t;

/** The procedures of one noun. Throws, so that nothing starts, where a mutation does not say what the log is to say of it. */
export const router: typeof t.router = (procedures) => {
	const made = t.router(procedures);
	for (const [name, { _def: def }] of Object.entries<Procedure>(made._def.procedures)) {
		const { access, records, stepUp } = def.meta;
		if (def.type !== 'mutation' || records === 'nothing') continue;
		if (!records)
			throw new TypeError(
				`${name} changes something: begin it with act('user_updated', signedIn), or with look(anyone) where it does not.`
			);
		if (isPermission(access) && !isOwnPermission(access) && !stepUp)
			throw new TypeError(
				`${name} changes something by a permission: begin it with act('user_updated', confirmed('${access}')).`
			);
	}
	return made;
};

interface Procedure {
	readonly _def: { readonly type: string; readonly meta: Meta };
}

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

/** Inside of that: what is done here leaves a row in the log, and so does what is refused, by this procedure or before it. */
const recorded = t.middleware(async ({ ctx, path, meta, next }) => {
	const { records = 'nothing', access } = meta ?? {};
	const act = beginAct(ctx, {
		act: path,
		event: records === 'nothing' ? null : records,
		isOwn: access !== undefined && !isPermission(access)
	});
	const result = await next({ ctx: { db: act.db } });
	if (!result.ok) await act.refused(result.error);
	return result;
});

function begin<Known extends object>(
	policy: Policy<Known>,
	said: readonly Said[],
	records?: Meta['records']
) {
	const refuses = [...new Set<RefusalKind>([...always, ...policy.refuses, ...said])].sort();
	return t.procedure
		.meta({
			access: policy.access,
			scope: policy.scope,
			stepUp: policy.stepUp ?? false,
			whileViewing: policy.whileViewing ?? false,
			refuses,
			...(records && { records })
		})
		.use(reported)
		.use(recorded)
		.use(async ({ ctx, path, next }) => {
			if (records && ctx.session?.viewer && !policy.whileViewing)
				throw refuse({ kind: 'notAllowed', why: 'viewing' });
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

const question = <Known extends object>(policy: Policy<Known>, ...said: readonly Said[]) =>
	begin(policy, said);

const sayWho =
	"Say first who may call it: procedure(anyone), procedure(signedIn), procedure(recentlyConfirmed) or procedure(may('users:read')).";

/** Takes nothing that anyone would pass, so that the compiler prints what it wants instead. */
const unsaid = (_: typeof sayWho): never => {
	throw new TypeError(sayWho);
};

/**
 * Every question starts here, with who may ask it and what it refuses: `procedure(signedIn, 'notFound').input(…).query(…)`.
 * Without a policy it does not compile, and what the compiler prints is the sentence above.
 */
export const procedure = Object.assign(question, {
	input: unsaid,
	output: unsaid,
	use: unsaid,
	query: unsaid,
	mutation: unsaid,
	subscription: unsaid
});

/**
 * Every act starts here, with the event that it is in the log: `act('user_archived', confirmed('users:disable'), 'notFound').input(…)`.
 * Its row is written in the body's own transaction, at its end; the body adds what only it knows by `describe(tx, …)`.
 */
export const act = <Known extends object>(
	event: AuditEvent,
	policy: Policy<Known> & ForActs,
	...said: readonly Said[]
) => begin(policy, said, event);

/** A question whose answer is taken away, as a file: it changes nothing, and leaves a row in the log as an act does. */
export const taking = <Known extends object>(
	event: AuditEvent,
	policy: Policy<Known>,
	...said: readonly Said[]
) => begin(policy, said, event);

/** A question that is asked by a mutation, because a query would put its secret into an address. It changes nothing. */
export const look = <Known extends object>(policy: Policy<Known>, ...said: readonly Said[]) =>
	begin(policy, said, 'nothing');
