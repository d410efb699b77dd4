import { auditEvents, everyAuditEvent } from '@gatehouse/contract';
import { deviceName } from '@gatehouse/contract/device-name';
import { sentence } from '#lib/sentence.ts';
import type { PageServerLoad } from './$types';
import { askedBy, meantBy, type Meant } from './view.server.ts';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ locals: { api, context }, url }) => {
	const { view, odd } = askedBy(url.searchParams);
	const { actor, subject, wanted } = await meantBy(api, view);
	const { items, nextCursor } = wanted
		? await api.audit.list(wanted)
		: { items: [], nextCursor: null };
	return {
		view,
		odd,
		people: { who: called(actor, view.who), whom: called(subject, view.whom) },
		/** As it was typed: somebody whom nobody knows. */
		unknown: [actor?.id === null && view.who, subject?.id === null && view.whom].find(Boolean),
		items: items.map((row) => ({
			...row,
			sentence: sentence(row),
			what: auditEvents[row.event],
			device: row.userAgent === null ? null : deviceName(row.userAgent)
		})),
		next: nextCursor,
		events: everyAuditEvent.map((value) => ({ value, label: auditEvents[value] })),
		today: context.now().toISOString().slice(0, 10)
	};
};

/** How a person is called whom a filter names. */
function called(meant: Meant | null, typed: string | undefined): string | undefined {
	if (!meant) return undefined;
	return meant.username ?? (meant.id ? words.gone : typed);
}
