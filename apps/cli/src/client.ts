import { createGatehouseClient, GatehouseError, type GatehouseClient } from '@gatehouse/client';
import { Mistake, notLoggedIn } from './mistake.ts';
import type { Terminal } from './terminal.ts';

/** Asks the site as whoever this machine is logged in as, or as GATEHOUSE_TOKEN says. */
export async function asked<Result>(
	terminal: Terminal,
	work: (client: GatehouseClient) => Promise<Result>
): Promise<Result> {
	const origin = terminal.origin();
	const { token, ended } = await credentialOf(terminal, origin);
	try {
		return await work(createGatehouseClient({ url: origin, token }));
	} catch (error) {
		if (error instanceof GatehouseError && error.code === 'signedOut')
			throw new Mistake(ended, notLoggedIn);
		throw error;
	}
}

/** What the site is shown, and what to say where it does not take it. */
async function credentialOf({ config, store }: Terminal, origin: string) {
	if (config.token) {
		const ended = `GATEHOUSE_TOKEN does not work at ${origin}: it is not whole, has ended or was revoked. Make another with: gatehouse tokens create`;
		if (!/^[\w-]+$/.test(config.token)) throw new Mistake(ended, notLoggedIn);
		return { token: config.token, ended };
	}
	const login = await store.read(origin);
	if (login)
		return {
			token: login.token,
			ended: `Your login at ${origin} has ended, or was revoked. Run: gatehouse login`
		};
	const elsewhere = await store.origins();
	const hint = elsewhere.map((site) => `\nYou are logged in at ${site}: --url ${site}`).join('');
	throw new Mistake(`You are not logged in at ${origin}. Run: gatehouse login${hint}`, notLoggedIn);
}
