import { expect, test } from 'vitest';
import { appRouter } from './router.ts';

interface Listed {
	_def: { type: string; meta?: { access?: string } };
}

/** The census: every procedure, what kind it is, and who may call it. A new one shows up here. */
test('every procedure says who may call it', () => {
	const rows = Object.entries(appRouter._def.procedures).map(([name, procedure]) => {
		const { type, meta } = (procedure as unknown as Listed)._def;
		return `${name}  ${type}  ${meta?.access ?? 'NOBODY SAID'}`;
	});
	expect(rows.sort()).toMatchInlineSnapshot(`
		[
		  "auth.confirmIdentity  mutation  signedIn",
		  "auth.login  mutation  anyone",
		  "auth.logout  mutation  anyone",
		  "auth.register  mutation  anyone",
		  "auth.session  query  anyone",
		  "auth.usernameAvailable  query  anyone",
		  "credentials.previewUndo  mutation  anyone",
		  "credentials.undo  mutation  anyone",
		  "email.cancelChange  mutation  signedIn",
		  "email.confirmChange  mutation  anyone",
		  "email.disown  mutation  anyone",
		  "email.pendingChange  query  signedIn",
		  "email.previewChange  mutation  anyone",
		  "email.previewVerification  mutation  anyone",
		  "email.requestChange  mutation  recentlyConfirmed",
		  "email.resendVerification  mutation  anyone",
		  "email.verify  mutation  anyone",
		  "email.verifyWithNewPassword  mutation  anyone",
		  "email.waiting  query  anyone",
		  "mail.undelivered  query  users:read",
		  "password.change  mutation  signedIn",
		  "password.previewReset  mutation  anyone",
		  "password.requestReset  mutation  anyone",
		  "password.reset  mutation  anyone",
		  "password.strength  mutation  anyone",
		  "profile.get  query  signedIn",
		  "profile.update  mutation  signedIn",
		  "roles.assign  mutation  roles:assign",
		  "roles.create  mutation  roles:write",
		  "roles.delete  mutation  roles:write",
		  "roles.get  query  roles:read",
		  "roles.list  query  roles:read",
		  "roles.permissions  query  roles:read",
		  "roles.unassign  mutation  roles:assign",
		  "roles.update  mutation  roles:write",
		  "users.get  query  users:read",
		  "users.list  query  users:read",
		]
	`);
	expect(rows.join('\n')).not.toContain('NOBODY SAID');
});
