import type { Refusal, RefusalKind } from '@gatehouse/contract';
import { TRPCError } from '@trpc/server';

const codes = {
	signedOut: 'UNAUTHORIZED',
	notAllowed: 'FORBIDDEN',
	disabled: 'FORBIDDEN',
	notFound: 'NOT_FOUND',
	conflict: 'CONFLICT',
	tooMany: 'TOO_MANY_REQUESTS',
	busy: 'SERVICE_UNAVAILABLE',
	stepUpRequired: 'FORBIDDEN',
	secondFactorRequired: 'FORBIDDEN',
	unavailable: 'SERVICE_UNAVAILABLE'
} as const satisfies Record<RefusalKind, TRPCError['code']>;

export class Refused extends TRPCError {
	readonly refusal: Refusal;
	constructor(refusal: Refusal, cause?: unknown) {
		super({ code: codes[refusal.kind], message: refusal.kind, cause });
		this.refusal = refusal;
	}
}

/** An expected no, in the closed list of `Refusal`. `throw refuse({ kind: 'notFound' })` */
export const refuse = (refusal: Refusal, cause?: unknown) => new Refused(refusal, cause);

export const refusalOf = (error: unknown): Refusal | null =>
	error instanceof Refused ? error.refusal : null;
