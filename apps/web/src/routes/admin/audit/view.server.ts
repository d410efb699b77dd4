import type { Api } from '@gatehouse/api';
import { foldUsername, listAudit, oneUser, type ListAudit } from '@gatehouse/contract';
import type { View } from './view.ts';

const { event, outcome, since, before, address, cursor } = listAudit.shape;
const plain = { event, outcome, since, before, address };

export interface Asked {
	readonly view: View;
	readonly wanted: Pick<ListAudit, 'event' | 'outcome' | 'since' | 'before' | 'address' | 'cursor'>;
	/** Something made no sense and was left out. Then it is the first page. */
	readonly odd: boolean;
}

/** What an address asks for. What we do not know is ignored; what makes no sense is left out, and said. */
export function askedBy(query: URLSearchParams): Asked {
	const good: Record<string, unknown> = {};
	let odd = false;
	for (const [name, schema] of Object.entries({ ...plain, cursor })) {
		const value = query.get(name)?.trim();
		if (!value) continue;
		const read = schema.safeParse(value);
		if (read.success) good[name] = read.data;
		else odd = true;
	}
	if (odd) delete good.cursor;
	const { limit: _, ...wanted } = listAudit.parse(good);
	const { cursor: __, ...shown } = wanted;
	const who = query.get('who')?.trim() || undefined;
	const whom = query.get('whom')?.trim() || undefined;
	return { view: { ...shown, who, whom }, wanted, odd };
}

/** Whose id a name is, or an id itself. Null: nobody's. */
export async function idOf(api: Api, name: string): Promise<string | null> {
	if (oneUser.safeParse({ userId: name }).success) return name.toLowerCase();
	const { items } = await api.users.list({ search: name, sort: 'username', limit: 100 });
	const folded = foldUsername(name);
	return items.find(({ username }) => foldUsername(username) === folded)?.id ?? null;
}
