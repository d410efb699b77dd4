import { createGatehouseClient, type Fetch, type GatehouseClient } from '@gatehouse/client';
import { ask } from './ask.ts';
import { Mistake } from './mistake.ts';
import type { Terminal } from './terminal.ts';

/**
 * Works as someone who logs in with email and password, for this one command, and is logged out afterwards, whatever happens: for
 * what no token can do.
 */
export async function loggedIn<Result>(
	terminal: Terminal,
	as: string | undefined,
	work: (client: GatehouseClient) => Promise<Result>
): Promise<Result> {
	const origin = terminal.origin();
	const { config, notice } = terminal;
	const who = {
		email: as ?? config.email ?? (await ask('Email', 'GATEHOUSE_EMAIL')),
		password: config.password ?? (await ask('Password', 'GATEHOUSE_PASSWORD', { hidden: true }))
	};
	const client = createGatehouseClient({ url: origin, fetch: fetchWithCookies(origin) });
	const { status } = await client.auth.login(who);
	if (status !== 'signedIn') throw new Mistake(halfway[status]);
	try {
		return await work(client);
	} finally {
		// What was done stays done, and what went wrong stays the thing to say.
		const left = await client.auth.logout.try();
		if (!left.ok) notice(`The session of this command could not be ended: ${left.failure.message}`);
	}
}

const halfway = {
	twoFactorRequired: 'This account needs a second step, which a terminal cannot do. Use the site.',
	checkYourEmail: 'Confirm your address first: open the link in the mail that we sent you.'
};

/** Keeps cookies in memory, by name, and says where it asks from: the site takes a cookie only from its own origin. */
function fetchWithCookies(origin: string): Fetch {
	const cookies = new Map<string, string>();
	return async (url, request) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...request.headers, origin, ...(cookie ? { cookie } : {}) };
		const response = await fetch(url, { ...request, headers });
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=;]*)=([^;]*)/.exec(line) ?? [];
			// What has no value was taken away.
			if (value) cookies.set(name, value);
			else cookies.delete(name);
		}
		return response;
	};
}
