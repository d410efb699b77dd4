import { renewEmailChange } from '@gatehouse/auth';
import { canonicalEmail, isAllowed } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import type { Template } from '@gatehouse/mail';
import type { Context, Viewer } from '../context.ts';
import { movedAway } from '../email/registration.ts';
import { mailNewest } from '../email/resend.ts';
import { mailAnew } from '../invitations/renew.ts';
import { mailLoginLink } from '../auth/login-link.ts';
import { mailReset } from '../password/reset.ts';
import { refuse } from '../refuse.ts';

/** A mail that was given up. */
interface GivenUp {
	readonly id: string;
	readonly userId: string | null;
	readonly recipient: string;
}

/** Posts it once more. False: what it was about is over, or what it said is not kept any more. */
type Way = (ctx: Context & { user: Viewer }, tx: Tx, mail: GivenUp) => Promise<boolean>;

/** Word for word. A link in it holds as long as it says, or its page says that it has ended. */
export const theSame: Way = async ({ mailer }, tx, { id }) =>
	(await mailer.sendAgain(tx, id)) !== null;

/** To the address that the account has by now. */
const newReset: Way = async (ctx, tx, { userId: id }) => {
	if (!id) return false;
	if (!(await mailReset(ctx, tx, { id })))
		throw refuse({ kind: 'conflict', conflict: 'accountDisabled' });
	return true;
};

/** Where they were heading half a day ago they are not heading any more. */
const newLoginLink: Way = async (ctx, tx, { userId: id }) => {
	if (!id) return false;
	if (!(await mailLoginLink(ctx, tx, { id }, null)))
		throw refuse({ kind: 'conflict', conflict: 'accountDisabled' });
	return true;
};

const newRegistrationLink: Way = (ctx, tx, { recipient }) =>
	mailNewest(ctx, tx, canonicalEmail(recipient) ?? '');

const newConfirmation: Way = async ({ mailer, now }, tx, { userId, recipient: to }) => {
	const values = userId && (await renewEmailChange(tx, { userId, email: to }, now()));
	if (!values) return false;
	await mailer.send(tx, { template: 'confirmEmailChange', to, userId, values });
	return true;
};

const newWayBack: Way = async ({ mailer, now }, tx, { recipient }) => {
	const letter = await movedAway(tx, canonicalEmail(recipient) ?? '', now());
	if (!letter) return false;
	await mailer.send(tx, letter);
	return true;
};

/** Who sends an invitation again has to be somebody who may invite. */
const newInvitation: Way = async (ctx, tx, { recipient }) => {
	const permission = 'users:invite';
	if (!isAllowed(permission, ctx.user))
		throw refuse({ kind: 'notAllowed', why: 'missingPermission', permission });
	const emailCanonical = canonicalEmail(recipient) ?? '';
	const waiting = await tx.invitation.findUnique({
		where: { emailCanonical },
		select: { id: true }
	});
	if (waiting) await mailAnew(ctx, tx, waiting.id);
	return waiting !== null;
};

/** What sending again means. A letter without its answer does not compile. */
export const ways: Readonly<Record<Template, Way>> = {
	confirmEmail: newRegistrationLink,
	alreadyRegistered: theSame,
	resetPassword: newReset,
	loginLink: newLoginLink,
	passwordChanged: theSame,
	confirmEmailChange: newConfirmation,
	emailChangeRequested: theSame,
	emailChanged: theSame,
	emailChangedAway: newWayBack,
	changeUndone: theSame,
	emailWithdrawn: theSame,
	tokenMade: theSame,
	invitation: newInvitation,
	accountDeleted: theSame,
	accountDisabled: theSame,
	accountEnabled: theSame,
	viewedAs: theSame,
	newDevice: theSame,
	factorChanged: theSame,
	factorResetRequested: theSame,
	secondFactorFailed: theSame
};

/** A mail of another version of Gatehouse may be of a kind that this one does not know. */
export const isKind = (template: string): template is Template => Object.hasOwn(ways, template);
