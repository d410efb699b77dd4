import { myAudit } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { deviceName } from '@gatehouse/contract/device-name';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { told, words } from './words.ts';

export const load: PageServerLoad = async ({ locals: { api }, url }) => {
	const asked = myAudit.safeParse({ cursor: url.searchParams.get('before') ?? undefined });
	// A cursor that was cut short is the first page.
	const { cursor, limit } = asked.data ?? myAudit.parse({});
	const { items, nextCursor } = await api.audit.mine({ cursor, limit });
	return {
		rows: items.map(({ id, at, by, address, userAgent, thing, ...event }) => ({
			id,
			at,
			by,
			what: told(event),
			thing: thing?.name ?? null,
			refused: event.outcome === 'refused',
			from: by === 'staff' ? null : { device: deviceName(userAgent), address }
		})),
		earlier: nextCursor,
		isLatest: !cursor
	};
};

export const actions: Actions = {
	notMe: (event) =>
		submit(
			event,
			z.strictObject({}),
			() => event.locals.api.sessions.revokeOthers(),
			({ ended }) => {
				flash(event.cookies, words.ended(ended));
				redirect(303, '/settings/security');
			}
		)
};
