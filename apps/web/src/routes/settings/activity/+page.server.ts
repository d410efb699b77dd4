import { myAudit } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { deviceName } from '@gatehouse/contract/device-name';
import { runs } from '#lib/runs.ts';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { mayDisown, told, words } from './words.ts';

export const load: PageServerLoad = async ({ locals: { api }, url }) => {
	const asked = myAudit.safeParse({ cursor: url.searchParams.get('before') ?? undefined });
	// A cursor that was cut short is the first page.
	const { cursor, limit } = asked.data ?? myAudit.parse({});
	const { items, nextCursor } = await api.audit.mine({ cursor, limit });
	const rows = items.map((row) => {
		const isKnown = row.by === 'you' || row.by === 'unknown';
		return {
			...{ id: row.id, at: row.at, what: told(row), mayDisown: mayDisown(row) },
			by: row.by === 'unknown' && row.outcome === 'refused' ? '' : words.by[row.by],
			from: isKnown
				? { device: deviceName(row.userAgent), address: row.address ?? words.unknownPlace }
				: null,
			letNobodyIn: row.event === 'authn_login_fail' && row.by === 'unknown'
		};
	});
	return {
		// Somebody who guesses a password does so many times, and from wherever they can.
		rows: runs(rows, ({ id, what, by, from, letNobodyIn, mayDisown: isSerious }) =>
			isSerious ? id : [what, by, from?.device, !letNobodyIn && from?.address].join('\n')
		),
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
