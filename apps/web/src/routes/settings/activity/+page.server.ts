import { myAudit } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { deviceName } from '#lib/device-name.ts';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { mayDisown, told, words } from './words.ts';

export const load: PageServerLoad = async ({ locals: { api }, url }) => {
	const asked = myAudit.safeParse({ cursor: url.searchParams.get('before') ?? undefined });
	// A cursor that was cut short is the first page.
	const { cursor, limit } = asked.data ?? myAudit.parse({});
	const { items, nextCursor } = await api.audit.mine({ cursor, limit });
	return {
		rows: items.map((row) => ({
			id: row.id,
			at: row.at,
			by: row.by,
			what: told(row),
			thing: row.on ? null : (row.thing?.name ?? null),
			refused: row.outcome === 'refused',
			letNobodyIn: row.event === 'authn_login_fail' && row.by === 'unknown',
			mayDisown: mayDisown(row),
			from:
				row.by === 'you' || row.by === 'unknown'
					? { device: deviceName(row.userAgent), address: row.address }
					: null
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
