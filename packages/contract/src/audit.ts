import { z } from 'zod';
import { day, id, page } from './schema.ts';
import { isStorable } from './text.ts';

/**
 * What can be recorded, in the words of the OWASP logging vocabulary (cheat sheet "Logging Vocabulary"), each with what it means
 * here. `session_expired` is also a log-out; `user_archived` is an account that is disabled.
 */
export const auditEvents = {
	authn_login_success: 'Logged in',
	authn_login_fail: 'Login refused',
	authn_password_change: 'Password changed',
	authn_password_change_fail: 'Change of password refused',
	authn_token_created: 'Link or token made',
	authn_token_revoked: 'Link or token ended',
	authz_admin: 'Act of an administrator',
	authz_change: 'Role given or taken',
	authz_fail: 'Not allowed',
	excess_rate_limit_exceeded: 'Too often',
	privilege_permissions_changed: 'What a role allows changed',
	sensitive_create: 'Something private made',
	sensitive_delete: 'Something private removed',
	sensitive_read: 'Something private taken away',
	sensitive_update: 'Something private changed',
	session_created: 'Session begun',
	session_expired: 'Session ended',
	session_renewed: 'Confirmed who they are',
	upload_delete: 'File removed',
	upload_stored: 'File kept',
	user_archived: 'Account disabled',
	user_created: 'Account made',
	user_deleted: 'Account deleted',
	user_updated: 'Account changed'
} as const;

export type AuditEvent = keyof typeof auditEvents;

export const isAuditEvent = (name: string): name is AuditEvent => Object.hasOwn(auditEvents, name);

export const everyAuditEvent: readonly AuditEvent[] = Object.keys(auditEvents).filter(isAuditEvent);

export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What an actor came by. */
export const auditVias = ['session', 'token', 'visitor', 'terminal', 'system'] as const;
export type AuditVia = (typeof auditVias)[number];

/** Who did what happened to an account, as its owner is told. `staff`: somebody else who may; `unknown`: nobody who was logged in. */
export type AuditBy = 'you' | 'staff' | 'unknown' | 'system' | 'terminal';

/** What an event is about, beside a person. */
export const auditThings = [
	'role',
	'token',
	'session',
	'invitation',
	'registration',
	'mail'
] as const;
export type AuditThing = (typeof auditThings)[number];

/** What can be wrong with a row of the log, or with its end; each in words for whoever checks it. */
export const auditFaults = {
	changed: 'is not what was sealed, or not where it was',
	deleted: 'was deleted',
	gone: 'was deleted together with its seal',
	valuesChanged: 'has other names, addresses or values than were recorded',
	valuesDeleted: 'has lost its names, addresses or values, and the person is still here',
	cutOff: 'was the last one once: what came before it and after the end was cut off',
	unknownKey: 'is sealed by a secret that is not among GATEHOUSE_SECRET any more'
} as const;

export type AuditFault = keyof typeof auditFaults;

/** A part of the log to be checked: after this number of the chain. */
export const verifyAudit = z.strictObject({
	after: z
		.string()
		.regex(/^\d{1,18}$/, 'A number of the chain is digits.')
		.default('0')
});

/** Which events: all of what is said has to be true of them. Days begin at midnight UTC, and `before` leaves its own day out. */
const which = {
	actorId: id('user').optional(),
	/** Whose account it is about. */
	subjectId: id('user').optional(),
	event: z.enum(everyAuditEvent).optional(),
	outcome: z.enum(auditOutcomes).optional(),
	since: day.optional(),
	before: day.optional(),
	/** Where the actor asked from: a whole address. */
	address: z
		.union([z.ipv4(), z.ipv6()], { error: 'This is no address, such as 192.0.2.1.' })
		.optional()
};

export const listAudit = z.strictObject({ ...which, ...page });
export type ListAudit = z.infer<typeof listAudit>;

/** The next two thousand of some events, as lines of a file. */
export const exportAudit = z.strictObject({ ...which, cursor: page.cursor });
export type ExportAudit = z.infer<typeof exportAudit>;

/** Whose account somebody means: a username, an address of mail, or an id. */
export const namedUser = z.strictObject({
	name: z
		.string()
		.trim()
		.min(1, 'Say who is meant.')
		.max(254, 'This is too long for a name.')
		.refine(isStorable, 'Nobody is called this.')
});
export type NamedUser = z.infer<typeof namedUser>;

/** An account is under attack where, within the last hour, so many logins were refused, or some from so many addresses. */
export const attack = { seconds: 3600, refusals: 20, addresses: 5 } as const;

export const myAudit = z.strictObject(page);
export type MyAudit = z.infer<typeof myAudit>;

export const activityOfUser = z.strictObject({ userId: id('user'), ...page });
