import type { AuditEvent, AuditOutcome, AuditThing, AuditVia } from '@gatehouse/contract';

/** What something was, before or after: in words that a person reads, never a secret. */
export type Facts = Readonly<Record<string, string | readonly string[] | boolean | null>>;

/** Someone of the log. Without a name where it is not to be kept: of a person who is deleted in this very act. */
export interface Someone {
	readonly id: string;
	readonly username: string | null;
}

/** One event, as it is recorded: who, on whom, what before and after, from where, and how it ended. */
export interface Entry {
	readonly at: Date;
	readonly event: AuditEvent;
	/** A procedure, a page or a job. */
	readonly act: string;
	readonly outcome: AuditOutcome;
	readonly reason?: string;
	readonly via: AuditVia;
	readonly requestId: string;
	readonly actor?: Someone | null;
	/** Whoever looked through the actor's eyes. */
	readonly impersonatorId?: string | null;
	readonly address?: string | null;
	readonly userAgent?: string | null;
	readonly subject?: Someone | null;
	readonly thing?: { readonly kind: AuditThing; readonly id: string; readonly name?: string };
	readonly before?: Facts;
	readonly after?: Facts;
}
