import { randomBytes } from 'node:crypto';
import { expect, origin } from './site.ts';

/** A program at the other end of the API: no cookies, an address of its own, and a token if it has one. */
export function createProgram(token?: string) {
	const address = ['10', ...randomBytes(3)].join('.');
	const headers: Record<string, string> = { 'x-forwarded-for': address };
	if (token) headers.authorization = `Bearer ${token}`;

	const answered = async (answer: Response) => {
		const { result, error } = await answer.json();
		return { status: answer.status, data: result?.data.json, refusal: error?.json.data.refusal };
	};
	return {
		address,
		async ask(procedure: string, input = {}) {
			const query = new URLSearchParams({ input: JSON.stringify(input) });
			return answered(await fetch(`${origin}/api/trpc/${procedure}?${query}`, { headers }));
		},
		async tell(procedure: string, input = {}) {
			const sent = { ...headers, 'content-type': 'application/json' };
			const body = JSON.stringify(input);
			return answered(
				await fetch(`${origin}/api/trpc/${procedure}`, { method: 'POST', headers: sent, body })
			);
		}
	};
}

/** A terminal that has asked to be let in. */
export async function createTerminal(...scopes: string[]) {
	const program = createProgram();
	const asked = await program.tell('tokens.beginDevice', { name: 'Gatehouse on a laptop', scopes });
	expect(asked.status).toBe(200);
	const { userCode, deviceCode } = asked.data;
	const poll = async () => (await program.tell('tokens.pollDevice', { deviceCode })).data;
	return { userCode, address: program.address, poll };
}
