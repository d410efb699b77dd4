import { expect, test } from 'vitest';
import { census } from './census.ts';
import { own } from './own.ts';

/** What somebody added for themselves is in the census as well; it is not ours to list. */
const isOwn = (name: string) => Object.hasOwn(own, name.split('.')[0] ?? '');

/** The census: every procedure, what kind it is, who may call it, and with what scope a token may. A new one shows up here. */
test('every procedure says who may call it', () => {
	const rows = census()
		.filter(({ name }) => !isOwn(name))
		.map(({ name, type, access, scope }) => `${name}  ${type}  ${access}  ${scope ?? '-'}`);
	expect(rows).toMatchInlineSnapshot(`
		[
		  "auth.confirmIdentity  mutation  signedIn  -",
		  "auth.login  mutation  anyone  -",
		  "auth.logout  mutation  anyone  any",
		  "auth.register  mutation  anyone  -",
		  "auth.session  query  anyone  any",
		  "auth.usernameAvailable  query  anyone  -",
		  "credentials.previewUndo  mutation  anyone  -",
		  "credentials.undo  mutation  anyone  -",
		  "email.cancelChange  mutation  signedIn  -",
		  "email.confirmChange  mutation  anyone  -",
		  "email.disown  mutation  anyone  -",
		  "email.pendingChange  query  signedIn  -",
		  "email.previewChange  mutation  anyone  -",
		  "email.previewVerification  mutation  anyone  -",
		  "email.requestChange  mutation  recentlyConfirmed  -",
		  "email.resendVerification  mutation  anyone  -",
		  "email.verify  mutation  anyone  -",
		  "email.verifyWithNewPassword  mutation  anyone  -",
		  "email.waiting  query  anyone  -",
		  "mail.ofUser  query  users:read  users:read",
		  "mail.sendAgain  mutation  users:recover  users:recover",
		  "mail.settle  mutation  users:recover  users:recover",
		  "invitations.accept  mutation  anyone  -",
		  "invitations.preview  mutation  anyone  -",
		  "mail.undelivered  query  users:read  users:read",
		  "overview.get  query  users:read  users:read",
		  "password.change  mutation  signedIn  -",
		  "password.previewReset  mutation  anyone  -",
		  "password.requestReset  mutation  anyone  -",
		  "password.reset  mutation  anyone  -",
		  "password.strength  mutation  anyone  -",
		  "profile.get  query  signedIn  profile:read",
		  "profile.removePicture  mutation  signedIn  profile:write",
		  "profile.setPicture  mutation  signedIn  profile:write",
		  "profile.update  mutation  signedIn  profile:write",
		  "roles.assign  mutation  roles:assign  roles:assign",
		  "roles.assignMany  mutation  roles:assign  roles:assign",
		  "roles.create  mutation  roles:write  roles:write",
		  "roles.delete  mutation  roles:write  roles:write",
		  "roles.get  query  roles:read  roles:read",
		  "roles.list  query  roles:read  roles:read",
		  "roles.permissions  query  roles:read  roles:read",
		  "roles.unassign  mutation  roles:assign  roles:assign",
		  "roles.unassignMany  mutation  roles:assign  roles:assign",
		  "roles.update  mutation  roles:write  roles:write",
		  "tokens.approveDevice  mutation  recentlyConfirmed  -",
		  "tokens.beginDevice  mutation  anyone  -",
		  "tokens.create  mutation  recentlyConfirmed  -",
		  "tokens.denyDevice  mutation  signedIn  -",
		  "tokens.list  query  signedIn  -",
		  "tokens.pollDevice  mutation  anyone  -",
		  "tokens.previewDevice  mutation  signedIn  -",
		  "tokens.revoke  mutation  signedIn  -",
		  "users.delete  mutation  users:delete  users:delete",
		  "users.disable  mutation  users:disable  users:disable",
		  "users.disableMany  mutation  users:disable  users:disable",
		  "users.enable  mutation  users:disable  users:disable",
		  "users.enableMany  mutation  users:disable  users:disable",
		  "users.endSessions  mutation  users:recover  users:recover",
		  "users.endSessionsMany  mutation  users:recover  users:recover",
		  "users.export  query  users:export  users:export",
		  "users.get  query  users:read  users:read",
		  "users.invitations  query  users:read  users:read",
		  "users.invite  mutation  users:invite  users:invite",
		  "users.list  query  users:read  users:read",
		  "users.preview  query  users:read  users:read",
		  "users.resendInvitation  mutation  users:invite  users:invite",
		  "users.revokeInvitation  mutation  users:invite  users:invite",
		  "users.sendPasswordReset  mutation  users:recover  users:recover",
		  "users.sessions  query  users:recover  users:recover",
		]
	`);
});
