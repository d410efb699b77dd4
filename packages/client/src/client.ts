import { ask } from './asking.ts';
import type { Answer, CallOptions } from './call.ts';
import { GatehouseError } from './error.ts';
import { procedures, type AnyFailure, type GatehouseClient } from './generated/router.ts';
import type { Procedure } from './request.ts';
import { siteAt, type Fetch, type Site } from './site.ts';

/** Where, and as whom. */
export interface GatehouseOptions {
	/** Where the site is: `https://gatehouse.example`. */
	readonly url: string;
	/** An API token, from Settings, API tokens. Sent to `url` and nowhere else. Without one: as a visitor. */
	readonly token?: string | undefined;
	/** In the place of the platform's own. */
	readonly fetch?: Fetch | undefined;
	/** How often a question that met nobody is asked again: 2. What changes something is never sent twice. */
	readonly retries?: number | undefined;
}

/**
 * The procedures of a Gatehouse, as functions: `await client.users.list({ search: 'mara' })` gives the answer or throws a
 * `GatehouseError`; `await client.users.list.try({ search: 'mara' })` gives either as a value.
 * @throws {TypeError} where `url` or `token` cannot be right.
 */
export function createGatehouseClient({
	url,
	token,
	fetch = (url, request) => globalThis.fetch(url, request),
	retries = 2
}: GatehouseOptions): GatehouseClient {
	const site = siteAt(url, token, fetch);
	const client: unknown = mapped(procedures, (named, router) =>
		mapped(named, (procedure, verb) => callOf(site, retries, `${router}.${verb}`, procedure))
	);
	// Made of the table that stands beside the type, by the one generator that writes both.
	return client as GatehouseClient;
}

function callOf(site: Site, retries: number, name: string, procedure: Procedure) {
	const attempt = async (
		input?: unknown,
		options: CallOptions = {}
	): Promise<Answer<unknown, AnyFailure>> => {
		const outcome = await ask({ site, name, procedure, input }, retries, options);
		if (outcome.ok) return outcome;
		const { failures } = outcome;
		return { ok: false, failure: failures[0], failures };
	};
	const call = async (input?: unknown, options?: CallOptions): Promise<unknown> => {
		const answer = await attempt(input, options);
		if (answer.ok) return answer.data;
		throw new GatehouseError(name, answer.failures);
	};
	return Object.freeze(Object.assign(call, { try: attempt }));
}

const mapped = <From, To>(
	record: Readonly<Record<string, From>>,
	to: (value: From, name: string) => To
): Readonly<Record<string, To>> =>
	Object.freeze(
		Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]))
	);
