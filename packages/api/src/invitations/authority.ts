import { covers, isAllowed, isPermission } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import type { Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnRole } from '../roles/authority.ts';

/** An invitation with a role gives it: that takes what giving one takes. */
export async function actOnInvitedRole(
	tx: Tx,
	actor: Viewer,
	roleId: string | null
): Promise<void> {
	if (roleId === null) return;
	if (!isAllowed('roles:assign', actor))
		throw refuse({ kind: 'notAllowed', why: 'missingPermission', permission: 'roles:assign' });
	await actOnRole(tx, actor, roleId);
}

/** Locks the role of an invitation and refuses where the actor may not give it. The invitation itself comes after its role: so does deleting one. */
export async function actOnInvitation(tx: Tx, actor: Viewer, invitationId: string): Promise<void> {
	const invitation = await tx.invitation.findUnique({
		where: { id: invitationId },
		select: { roleId: true }
	});
	if (!invitation) throw refuse({ kind: 'notFound' });
	await actOnInvitedRole(tx, actor, invitation.roleId);
}

interface Promised {
	readonly roleId: string | null;
	readonly invitedById: string | null;
}

/**
 * Whether what an invitation promised can be given at this moment: whoever promised it is here, is not disabled, and may still give
 * this role. Both are locked until the transaction ends, and before the invitation: who takes permissions away does it before, or after.
 */
export async function mayStillGive(tx: Tx, { roleId, invitedById }: Promised): Promise<boolean> {
	if (!roleId || !invitedById) return false;
	const [inviter] = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM users WHERE id = ${invitedById}::uuid AND disabled_at IS NULL FOR SHARE`;
	const [role] = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM roles WHERE id = ${roleId}::uuid FOR SHARE`;
	if (!inviter || !role) return false;
	const theirs = await permissionsOf(tx, { holders: { some: { userId: invitedById } } });
	const promised = await permissionsOf(tx, { id: roleId });
	return theirs.includes('roles:assign') && covers(theirs, promised);
}

async function permissionsOf(
	tx: Tx,
	role: { id: string } | { holders: { some: { userId: string } } }
) {
	const rows = await tx.rolePermission.findMany({ where: { role }, select: { permission: true } });
	return rows.map(({ permission }) => permission).filter(isPermission);
}
