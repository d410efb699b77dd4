import type { Services } from '@gatehouse/api';
import { longUnused } from '@gatehouse/auth';
import { Prisma } from '@gatehouse/db';

const hour = 3_600_000;
const day = 24 * hour;
/** Days that a mail stays listed, whatever became of it; and that what one said which was given up can be sent again. */
const mailKept = 90;
const lettersKept = 7;
/** Days that an invitation which has run out can still be sent again. */
const invitationKept = 30;

/** Removes what has expired. It lets nobody in: it only takes room, and is about people. */
export async function tidy({
	db,
	sessions,
	tokens,
	limits,
	pictures,
	now
}: Pick<Services, 'db' | 'sessions' | 'tokens' | 'limits' | 'pictures' | 'now'>): Promise<void> {
	const at = now();
	const expired = { where: { expiresAt: { lte: at } } };
	await sessions.sweep();
	await limits.sweep();
	await db.registration.deleteMany(expired);
	await db.passwordReset.deleteMany(expired);
	await db.emailChange.deleteMany(expired);
	await db.credentialChange.deleteMany(expired);
	await db.deviceLogin.deleteMany(expired);
	await db.pendingLogin.deleteMany(expired);
	await db.passkeyCeremony.deleteMany(expired);
	await db.loginLink.deleteMany(expired);
	await db.factorReset.deleteMany(expired);
	await db.device.deleteMany({ where: longUnused(at) });
	await tokens.sweep();
	const before = (days: number) => ({ lte: new Date(at.getTime() - days * day) });
	await db.mail.deleteMany({ where: { createdAt: before(mailKept) } });
	// A day more than its removal can be undone for; one that was never confirmed is of no use after half an hour.
	await db.authenticator.deleteMany({
		where: { OR: [{ removedAt: before(4) }, { confirmedAt: null, createdAt: before(1) }] }
	});
	await db.passkey.deleteMany({ where: { removedAt: before(4) } });
	await db.mail.updateMany({
		where: { givenUpAt: before(lettersKept), sealed: { not: Prisma.DbNull } },
		data: { sealed: Prisma.DbNull }
	});
	await db.invitation.deleteMany({ where: { expiresAt: before(invitationKept) } });
	// Within the hour a picture may still be on its way to its row.
	await pictures.sweep(new Date(at.getTime() - hour), async (names) => {
		const used = await db.picture.findMany({
			where: { name: { in: names } },
			select: { name: true }
		});
		return used.map(({ name }) => name);
	});
}
