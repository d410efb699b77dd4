import type { Db, Tx } from '../client.ts';

const at = new Date(0);

/** For the compiler alone, never run: each of these names something that schema.prisma has not, however deep it stands. */
export async function refused(db: Db, tx: Tx) {
	// @ts-expect-error -- in a selection
	await db.user.findMany({ select: { id: true, nickname: true } });
	// @ts-expect-error -- in a selection of a relation
	await db.user.findMany({ select: { roles: { select: { givenAt: true, why: true } } } });
	// @ts-expect-error -- in a condition, beside one that there is
	await db.user.findMany({ where: { AND: [{ username: 'mara', nickname: 'm' }] } });
	// @ts-expect-error -- in what is written
	await tx.user.update({ where: { id: '' }, data: { nickname: 'm' }, select: { id: true } });
	const given = { userId: '', roleId: '', givenAt: at, why: 'asked' };
	// @ts-expect-error -- in what was put together before
	await tx.userRole.createMany({ data: [given] });
	// @ts-expect-error -- in an order
	await db.user.findMany({ orderBy: { username: 'asc', nickname: 'asc' } });
}
