import { createGatehouseClient } from '@gatehouse/client';
import type { Scope } from '@gatehouse/contract/scopes';
import { approval } from './device.ts';
import { openPage } from './browser.ts';
import { stopped } from './mistake.ts';
import { printable } from './printable.ts';
import type { Login } from './store.ts';
import type { Terminal } from './terminal.ts';

interface Asked {
	readonly name: string;
	readonly scopes: readonly Scope[];
	readonly browser: boolean;
}

/** Has a person let this terminal in, on the site, and keeps the token. The login that was there before ends. */
export async function letIn(terminal: Terminal, asked: Asked): Promise<Login> {
	const before = await terminal.store.read(terminal.origin());
	// Ctrl-C leaves nothing: not on this machine, and no token on the site.
	const ends = new AbortController();
	const end = () => ends.abort();
	process.once('SIGINT', end);
	try {
		const login = await wait(terminal, asked, ends.signal);
		if (before) await endToken(before);
		return login;
	} finally {
		process.off('SIGINT', end);
	}
}

async function wait(
	terminal: Terminal,
	{ name, scopes, browser }: Asked,
	signal: AbortSignal
): Promise<Login> {
	const origin = terminal.origin();
	const { tokens } = createGatehouseClient({ url: origin });
	const begun = await tokens.beginDevice({ name, scopes });
	await showCode(terminal, `${origin}/device`, begun, browser);
	const { token, username, expiresAt } = await approval(tokens, begun, signal);
	const login = { origin, username, token, expiresAt: expiresAt.toISOString() };
	try {
		if (signal.aborted) throw stopped('Nobody was logged in.');
		await terminal.store.write(login);
		return login;
	} catch (error) {
		await endToken(login);
		throw error;
	}
}

/** Ends a token that is not needed any more; where that fails it ends by itself, and its owner can revoke it. */
const endToken = ({ origin, token }: Login) =>
	createGatehouseClient({ url: origin, token }).auth.logout.try();

async function showCode(
	{ config, notice }: Terminal,
	page: string,
	{ userCode, expiresIn }: { userCode: string; expiresIn: number },
	browser: boolean
): Promise<void> {
	const url = `${page}?code=${encodeURIComponent(userCode)}`;
	notice(({ strong }) => `\n    ${strong(printable(userCode))}\n`);
	notice(`Open this page, see that it shows the same code, and let this terminal in:\n${url}`);
	const why = browser ? (whyNot(config.noBrowser) ?? (await openPage(url))) : undefined;
	if (why) notice(({ faint }) => faint(`No browser is opened for you: ${why}.`));
	const minutes = Math.floor(expiresIn / 60);
	notice(({ faint }) => faint(`Waiting for ${minutes} minutes. Ctrl-C stops.\n`));
}

const whyNot = (noBrowser: string | undefined) =>
	noBrowser ?? (process.stderr.isTTY ? undefined : 'nobody watches this');
