import { z } from 'zod';
import * as fields from './fields.ts';
import * as staff from './fields-staff.ts';
import { id, notTheSame, page, sameTwice, text, token } from './schema.ts';

/** `waiting`: its link works. `expired`: it does no more, until it is sent again. */
export type InvitationState = 'waiting' | 'expired';

export const inviteUser = z.strictObject({
	email: text(fields.email),
	/** What they will hold beside the role that everyone gets; '': nothing. */
	roleId: z.literal('').or(id('role')).default('')
});
export type InviteUser = z.infer<typeof inviteUser>;

export const oneInvitation = z.strictObject({ invitationId: id('invitation') });
export type OneInvitation = z.infer<typeof oneInvitation>;

export const listInvitations = z.strictObject({
	/** Part of the address, in any case. */
	search: text(staff.search).default(''),
	...page
});
export type ListInvitations = z.infer<typeof listInvitations>;

/** What somebody who was invited chooses: the address is the invitation's. */
export const acceptInvitation = z
	.strictObject({
		token,
		username: text(fields.username),
		password: text(fields.newPassword()),
		confirmPassword: text(fields.confirmPassword)
	})
	.refine(sameTwice, notTheSame);
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

interface Invited {
	email: string;
	/** A username; null: whoever it was is gone. */
	invitedBy: string | null;
	expiresAt: Date;
}

/** What the link of an invitation leads to. */
export type InvitationPreview =
	({ state: 'ready' } & Invited) | ({ state: 'expired' } & Invited) | { state: 'gone' };
