import { factors, ways, type OwnSession } from '@gatehouse/contract';
import { deviceName } from '@gatehouse/contract/device-name';
import type { Context, Viewer } from '../context.ts';
import { alive } from '../users/sessions.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/** Where one is logged in: here first, then what was used last. Fifty at most. */
export async function list({ db, now, user, session }: SomeoneIn) {
	const rows = await db.session.findMany({
		where: { userId: user.id, ...alive(now()) },
		select: {
			id: true,
			userAgent: true,
			address: true,
			createdAt: true,
			lastSeenAt: true,
			way: true,
			factor: true,
			remembered: true,
			idleExpiresAt: true
		},
		orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }]
	});
	const items = rows.map(
		({ userAgent, way, factor, remembered, idleExpiresAt, ...row }): OwnSession => ({
			...row,
			device: deviceName(userAgent),
			way: ways.find((known) => known === way) ?? null,
			factor: factors.find((known) => known === factor) ?? null,
			rememberedUntil: remembered ? idleExpiresAt : null,
			here: row.id === session.id
		})
	);
	return {
		items: [...items.filter(({ here }) => here), ...items.filter(({ here }) => !here)],
		nextCursor: null
	};
}
