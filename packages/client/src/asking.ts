import type { CallOptions } from './call.ts';
import type { Failures } from './refused.ts';
import { requestOf, type Procedure } from './request.ts';
import { outcomeOf, type Outcome } from './response.ts';
import { pause, pauseBefore } from './retry.ts';
import type { Site } from './site.ts';
import { noAnswer, stranger, type Silence } from './unreachable.ts';

/** Milliseconds until an answer that does not come is given up. The longest work of the site takes a few seconds. */
const patience = 30_000;

/** What is asked, of whom. */
export interface Question {
	readonly site: Site;
	readonly name: string;
	readonly procedure: Procedure;
	readonly input: unknown;
}

/** Asks, and asks again where that changes nothing and promises something. */
export async function ask(
	question: Question,
	retries: number,
	{ signal }: CallOptions
): Promise<Outcome> {
	const isSafe = question.procedure.kind === 'query';
	for (let attempt = 0; ; attempt++) {
		const outcome = await askOnce(question, signal);
		if (outcome.ok || !isSafe || attempt >= retries) return outcome;
		const wait = outcome.passing ? pauseBefore(attempt, outcome.failures[0], Math.random()) : null;
		if (wait === null) return outcome;
		await pause(wait, signal);
	}
}

type Attempt =
	| { readonly ok: true; readonly data: unknown }
	| { readonly ok: false; readonly failures: Failures; readonly passing: boolean };

async function askOnce(question: Question, signal: AbortSignal | undefined): Promise<Attempt> {
	const { site, name, procedure, input } = question;
	signal?.throwIfAborted();
	const timeout = AbortSignal.timeout(patience);
	const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
	const { url, request } = requestOf(site, name, procedure, input, ends);
	let status: number;
	let outcome: Outcome | undefined;
	try {
		const response = await site.fetch(url, request);
		({ status } = response);
		outcome = outcomeOf(await response.text(), procedure);
	} catch {
		signal?.throwIfAborted();
		return unheard(noAnswer(site.origin, procedure.kind));
	}
	if (!outcome) return unheard(stranger(site.origin, procedure.kind, status));
	return outcome.ok ? outcome : { ...outcome, passing: true };
}

const unheard = ({ failure, passing }: Silence): Attempt => ({
	ok: false,
	failures: [failure],
	passing
});
