import { auditEvents, everyAuditEvent } from '@gatehouse/contract';
import type { PageServerLoad } from './$types';
import { askedBy, idOf } from './view.server.ts';

export const load: PageServerLoad = async ({ locals: { api }, url }) => {
	const { view, wanted, odd } = askedBy(url.searchParams);
	const [actorId, subjectId] = await Promise.all(
		[view.who, view.whom].map((name) => (name ? idOf(api, name) : undefined))
	);
	const unknown = actorId === null ? view.who : subjectId === null ? view.whom : undefined;
	const { items, nextCursor } = unknown
		? { items: [], nextCursor: null }
		: await api.audit.list({
				...wanted,
				actorId: actorId ?? undefined,
				subjectId: subjectId ?? undefined
			});
	return {
		view,
		odd,
		unknown,
		items: items.map((row) => ({ ...row, what: auditEvents[row.event] })),
		next: nextCursor,
		isLatest: !wanted.cursor,
		events: everyAuditEvent.map((value) => ({ value, label: auditEvents[value] }))
	};
};
