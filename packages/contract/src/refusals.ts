import { permissions, type Permission } from './permissions.ts';

/**
 * Why it is not allowed. `beyondYours`: they, or the role, hold a permission that the actor does not. `asMuchAsYours`: they hold all
 * that the actor does. `viewing`: one looks through somebody's eyes, and changes nothing. `missingScope`: the token was not made for
 * this. `notByToken`: no token does this, only a person who is logged in. `byInvitation`: nobody registers here unasked.
 */
export type NotAllowed =
	| 'missingPermission'
	| 'beyondYours'
	| 'asMuchAsYours'
	| 'viewing'
	| 'onYourself'
	| 'missingScope'
	| 'notByToken'
	| 'byInvitation';

/** Why a conflict: the request was right, the state of things does not allow it. */
export type Conflict =
	| 'lastAdministrator'
	| 'builtInRole'
	| 'defaultRole'
	| 'roleInUse'
	| 'addressTaken'
	| 'changedMeanwhile'
	| 'tooManyTokens'
	| 'tooManyPasskeys'
	| 'accountDisabled'
	| 'tooLateToUndo'
	| 'mailSettled'
	| 'mailIsGone'
	| 'lastWayIn';

/** Everything the router refuses that is not a field to mend. Closed: who handles refusals handles each of these. */
export type Refusal =
	/** `badToken`: an API token came along that is not whole, has ended or was revoked. */
	| { kind: 'signedOut'; why?: 'badToken' }
	/** `permission`: the one that is missing. */
	| { kind: 'notAllowed'; why: NotAllowed; permission?: Permission | undefined }
	/** The account is. `until`: the day it works again by itself, such as 2026-12-31. */
	| { kind: 'disabled'; reason: string; until: string | null }
	| { kind: 'notFound' }
	| { kind: 'conflict'; conflict: Conflict }
	/** `retryAfter`: seconds until it is worth trying again. */
	| { kind: 'tooMany'; retryAfter: number }
	| { kind: 'busy'; retryAfter: number }
	| { kind: 'stepUpRequired' }
	| { kind: 'secondFactorRequired' }
	| { kind: 'unavailable'; retryAfter: number };

export type RefusalKind = Refusal['kind'];
type Disabled = Extract<Refusal, { kind: 'disabled' }>;

const notAllowed: Record<NotAllowed, string> = {
	missingPermission: 'Your roles do not allow this. An administrator can change that.',
	beyondYours:
		'They hold a permission that you do not hold yourself. Ask someone who does, such as an administrator.',
	asMuchAsYours:
		'They may do everything that you may. You can see the site only as someone who may do less.',
	viewing:
		'You see this as someone else does, so you change nothing. Stop viewing, then do it as yourself.',
	onYourself: 'Nobody does this to themselves. Ask another administrator.',
	missingScope:
		'This token was not made for that. Make one with the scope that it needs, in Settings, API tokens.',
	notByToken: 'No token can do this. Log in on the site and do it there.',
	byInvitation:
		'Registration here is by invitation. Ask somebody who administers this site to invite you.'
};

const conflicts: Record<Conflict, string> = {
	lastAdministrator:
		'This is the last administrator. Make someone else administrator first, then try again.',
	builtInRole:
		'This role came with the system: it stays, and allows what it allows. You can rename it.',
	defaultRole: 'New accounts get this role. Make another role the default first, then delete it.',
	roleInUse: 'People still hold this role. Take it from them first, then delete it.',
	addressTaken:
		'This address belongs to another account by now, or did until lately. Your address stays as it was. Ask for the change again with another one.',
	changedMeanwhile:
		'Your account was changed in this very moment, perhaps in another window. Look at it, then try again.',
	accountDisabled: 'This account is disabled. Enable it first, then try again.',
	tooLateToUndo: 'It is too late to undo this as if it never was. Enable the account instead.',
	mailSettled:
		'Nothing is left to do about this mail: it was sent again or marked as done, or it is still on its way. Look at the list again.',
	mailIsGone:
		'This mail cannot be sent again: what it said is not kept any more, or what its link was for is over. Whoever still needs it can ask for it anew. Mark it as done here.',
	lastWayIn:
		'This is the last way into your account. Choose a password or add another passkey first, then remove this one.',
	tooManyTokens: 'You have as many tokens as one person can have. Revoke one first.',
	tooManyPasskeys:
		'You have as many passkeys as one person can have. Remove one that you do not use any more, then add this one.'
};

const missing = (permission: Permission) =>
	`Your roles do not allow this: “${permissions[permission]}”. An administrator can change that.`;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function disabled({ reason, until }: Disabled, support: string): string {
	return [
		until
			? `This account is disabled until ${day.format(new Date(until))}.`
			: 'This account is disabled.',
		reason ? `Reason: ${reason}` : '',
		`Write to ${support} if that is wrong.`
	]
		.filter(Boolean)
		.join(' ');
}

/** How long a wait is, as a person says it. */
export function wait(seconds: number): string {
	if (seconds <= 60) return 'in a minute';
	const minutes = Math.ceil(seconds / 60);
	if (minutes < 60) return `in ${minutes} minutes`;
	const hours = Math.ceil(minutes / 60);
	return hours === 1 ? 'in an hour' : `in ${hours} hours`;
}

/** When it is worth trying again, as it is said where nobody knows the reader's zone. */
export const tryAgain = (seconds: number) => `Try again ${wait(seconds)}.`;

/** A refusal in words: what is so, and what to do next. `support`: its address, where it is known. */
export function explain(refusal: Refusal, support = 'support'): string {
	switch (refusal.kind) {
		case 'signedOut':
			return refusal.why
				? 'This token does not work: it is not whole, has ended or was revoked. Make a new one in Settings, API tokens.'
				: 'You are not logged in. Log in and try again.';
		case 'notAllowed':
			return refusal.permission ? missing(refusal.permission) : notAllowed[refusal.why];
		case 'disabled':
			return disabled(refusal, support);
		case 'notFound':
			return 'This is not here any more, or never was. Go back to the list and look again.';
		case 'conflict':
			return conflicts[refusal.conflict];
		case 'tooMany':
			return `Too many tries. ${tryAgain(refusal.retryAfter)}`;
		case 'busy':
			return 'Many people are logging in just now. Nothing was changed. Try again in a few seconds.';
		case 'stepUpRequired':
			return "Confirm it's you, then try again.";
		case 'secondFactorRequired':
			return 'This needs two-step login. Set it up, then try again.';
		case 'unavailable':
			return 'This does not answer just now. Nothing was changed. Try again in a minute.';
	}
}
