import { scopes as does, type UserCode } from '@gatehouse/contract';
import type { RequestEvent } from '@sveltejs/kit';

/** What waits behind a code, as its page says it. */
export async function waitingBehind({ locals }: Pick<RequestEvent, 'locals'>, typed: UserCode) {
	const { api, context } = locals;
	const asks = await api.tokens.previewDevice(typed);
	return {
		userCode: typed.userCode,
		name: asks.name,
		address: asks.address,
		isHere: asks.address !== null && asks.address === context.client.address,
		minutes: Math.floor((context.now().getTime() - asks.askedAt.getTime()) / 60_000),
		could: asks.scopes.map((scope) => does[scope]),
		beyond: asks.beyond.map((scope) => does[scope])
	};
}
export type Waiting = Awaited<ReturnType<typeof waitingBehind>>;
