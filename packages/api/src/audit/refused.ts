import type { AuditEvent, Refusal, RefusalKind } from '@gatehouse/contract';
import { isLastAdministrator } from '@gatehouse/db';
import { TRPCError } from '@trpc/server';
import { Refused } from '../refuse.ts';

interface RefusedAs {
	readonly event: AuditEvent;
	readonly reason: string;
}

/**
 * How each refusal is recorded; null: not at all. Whoever is signed out, or waits because we are busy or away, was refused nothing;
 * and a stranger could fill the log with either.
 */
const refusals: Record<RefusalKind, 'asItself' | AuditEvent | null> = {
	signedOut: null,
	busy: null,
	unavailable: null,
	notAllowed: 'authz_fail',
	tooMany: 'excess_rate_limit_exceeded',
	disabled: 'authn_login_fail',
	notFound: 'asItself',
	conflict: 'asItself',
	stepUpRequired: 'asItself',
	secondFactorRequired: 'asItself'
};

/** What a wrong password is, by the act that asked for it. */
const wrong: Partial<Record<AuditEvent, AuditEvent>> = {
	authn_password_change: 'authn_password_change_fail'
};

const reasons = new WeakMap<object, string>();

/** Says for the log what it was that was wrong, where it was no password. */
export function because<Failure extends object>(reason: string, failure: Failure): Failure {
	reasons.set(failure, reason);
	return failure;
}

/** How this failure of an act is recorded. Null: it is a slip of the hand, or a bug. */
export function refusedAs(error: unknown, declared: AuditEvent | null): RefusedAs | null {
	if (error instanceof Refused) {
		const { refusal } = error;
		const as = refusals[refusal.kind];
		const event = as === 'asItself' ? declared : as;
		return event && { event, reason: reasonOf(refusal) };
	}
	// As the database says it, before it becomes a refusal.
	if (isLastAdministrator(error))
		return declared && { event: declared, reason: 'lastAdministrator' };
	if (!(error instanceof TRPCError) || error.code !== 'UNAUTHORIZED') return null;
	const event = (declared && wrong[declared]) ?? 'authn_login_fail';
	return { event, reason: reasons.get(error) ?? 'wrongPassword' };
}

function reasonOf(refusal: Refusal): string {
	if (refusal.kind === 'notAllowed') return refusal.why;
	return refusal.kind === 'conflict' ? refusal.conflict : refusal.kind;
}
