import type { AppRouter } from '@gatehouse/api';
import type { Refusal } from '@gatehouse/contract/refusals';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

type Passkeys = { [V in keyof Inputs]: { input: Inputs[V]; output: Outputs[V] } };
type Inputs = inferRouterInputs<AppRouter>['passkeys'];
type Outputs = inferRouterOutputs<AppRouter>['passkeys'];

interface Answer<Output> {
	readonly result?: { readonly data: { readonly json: Output } };
	readonly error?: {
		readonly json: {
			readonly message: string;
			readonly data: { readonly refusal: Refusal | null };
		};
	};
}

/** What the server would not do: its sentence, and what kind of a no it is. */
export class NotDone extends Error {
	override name = 'NotDone';
	readonly refusal: Refusal | null;
	constructor(message: string, refusal: Refusal | null) {
		super(message);
		this.refusal = refusal;
	}
}

/**
 * Calls a procedure of passkeys as the tRPC client does, whose weight the log-in page cannot carry: what is said and answered is plain JSON.
 * Throws a NotDone for what the server refuses.
 */
export async function call<V extends Exclude<keyof Passkeys, 'list'>>(
	verb: V,
	input?: Passkeys[V]['input']
): Promise<Passkeys[V]['output']> {
	const response = await fetch(`/api/trpc/passkeys.${verb}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: input === undefined ? null : JSON.stringify(input)
	});
	const answer: unknown = await response.json();
	if (!isAnswer<Passkeys[V]['output']>(answer)) throw new Error(`Not answered: ${response.status}`);
	if (answer.result) return answer.result.data.json;
	throw new NotDone(answer.error?.json.message ?? '', answer.error?.json.data.refusal ?? null);
}

/** What turned it away may not have been the site: a proxy knows no procedures. */
const isAnswer = <Output>(answer: unknown): answer is Answer<Output> =>
	typeof answer === 'object' && answer !== null && ('result' in answer || 'error' in answer);
