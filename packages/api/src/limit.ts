import type { TRPCError } from '@trpc/server';
import type { Context } from './context.ts';
import { unrecorded } from './audit/act.ts';
import type { Count, Over } from './limits.ts';
import { addressPrefix } from './address.ts';
import { expected } from './expected.ts';
import { refusalOf, refuse } from './refuse.ts';

/** A limit of a procedure: how many, in how long, and of whom. */
export interface Limit<Input> {
	readonly most: number;
	readonly seconds: number;
	/** What is counted apart, beside the procedure itself. */
	readonly per: (input: Input, address: string, userId: string | null) => string;
	/** Counted together with every other limit of this name, whatever the procedure. */
	readonly name?: string;
	/** What that is, where neither the input nor the address says it: "device". */
	readonly of?: string;
	/** Given back when the procedure succeeds: what is limited is failing. */
	readonly onlyFailures?: boolean;
	/** Given back when it fails: what is limited is what comes of it. */
	readonly onlySuccesses?: boolean;
}

/** Counts each place a request can come from. */
export const eachAddress = (_input: unknown, address: string) => address;

/** Counts each person, wherever they are; visitors by where they come from. */
export const eachPerson = (_input: unknown, address: string, userId: string | null) =>
	userId ?? address;

export const minutes = (count: number) => count * 60;
export const hours = (count: number) => count * 3600;

/** The refusal of what was tried too often. */
export function tooMany({ retryAfter, isFirst }: Over) {
	const refused = refuse({ kind: 'tooMany', retryAfter });
	return isFirst ? refused : unrecorded(refused);
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: TRPCError };

/** A password that nobody looked at, because the queue was full or the database away, was no wrong one. */
function isGivenBack(
	limit: Pick<Limit<never>, 'onlyFailures' | 'onlySuccesses'> = {},
	outcome: Outcome
) {
	if (outcome.ok) return limit.onlyFailures === true;
	if (limit.onlySuccesses) return true;
	const kind = refusalOf(expected(outcome.error))?.kind;
	return limit.onlyFailures === true && (kind === 'busy' || kind === 'unavailable');
}

interface Call<Input, Result> {
	ctx: Context;
	path: string;
	input: Input;
	next: () => Promise<Result>;
}

/**
 * `.use(limited({ most: 10, seconds: minutes(15), per: eachAddress }))`, after the input and before the work.
 * The key is the procedure's resolved name, so a batch, a form and a direct call all count alike.
 */
export const limited = <Input>(...limits: readonly Limit<Input>[]) =>
	limitedBy<Input>(limits, async () => limits);

/** The same, by those of `limits` that apply to this call. */
export function limitedBy<Input>(
	limits: readonly Limit<Input>[],
	choose: (ctx: Context, input: Input) => Promise<readonly Limit<Input>[]>
) {
	async function count<Result extends Outcome>({ ctx, path, input, next }: Call<Input, Result>) {
		const address = addressPrefix(ctx.client.address);
		const chosen = await choose(ctx, input);
		const counts = chosen.map(({ name, per, most, seconds }, index): Count => {
			const key = [name ?? `${path}\n${index}`, per(input, address, ctx.user?.id ?? null)].join(
				'\n'
			);
			return { key, most, seconds };
		});
		const over = await ctx.limits.hit(counts);
		if (over) throw tooMany(over);
		const result = await next();
		const back = counts.filter((_, index) => isGivenBack(chosen[index], result));
		if (back.length > 0) {
			const given = ctx.limits.refund(back);
			// What failed is said, and not that something else did as well.
			await (result.ok ? given : given.catch(() => {}));
		}
		return result;
	}
	return Object.assign(count, { limits });
}
