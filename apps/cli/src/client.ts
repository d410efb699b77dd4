import type { AppRouter } from '@gatehouse/api';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import superjson from 'superjson';

export type Client = TRPCClient<AppRouter>;

const asIs = { serialize: (value: unknown) => value, deserialize: (value: unknown) => value };

/** The router over HTTP, fully typed. The session lives in memory only and ends with `close`. */
export function connect(origin: string): Client {
	let cookie = '';
	return createTRPCClient<AppRouter>({
		links: [
			httpLink({
				url: `${origin}/api/trpc`,
				transformer: { input: asIs, output: superjson },
				// The site takes a cookie only from its own origin, and a program has to say so itself.
				headers: () => ({ origin, ...(cookie ? { cookie } : {}) }),
				async fetch(url, options) {
					const response = await fetch(url, { ...options, signal: options?.signal ?? null });
					for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0] ?? '';
					return response;
				}
			})
		]
	});
}

/** Runs `work` as someone who logs in for it and is logged out afterwards, whatever happens. */
export async function loggedIn<Result>(
	origin: string,
	who: { email: string; password: string },
	work: (client: Client) => Promise<Result>
): Promise<Result> {
	const client = connect(origin);
	const { status } = await client.auth.login.mutate(who);
	if (status === 'twoFactorRequired')
		throw new Error('This account needs a second step. Use an account without one.');
	try {
		return await work(client);
	} finally {
		await client.auth.logout.mutate();
	}
}
