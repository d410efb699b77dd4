import type { TestApi } from '../../testing.ts';

/** What the log holds, oldest first, by the names that it keeps. */
export async function logOf(gatehouse: TestApi) {
	const events = await gatehouse.db.auditEvent.findMany({
		orderBy: { id: 'asc' }
	});
	const values = await gatehouse.db.auditValue.findMany();
	return events.map((event) => {
		const of = (side: string) => {
			const found = values.find((each) => each.eventId === event.id && each.side === side);
			const name: unknown = Reflect.get(Object(found?.value), 'username');
			return typeof name === 'string' ? name : null;
		};
		return { ...event, actor: of('actor'), subject: of('subject') };
	});
}
