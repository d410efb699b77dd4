import type { Api } from '@gatehouse/api';
import { listAudit, namedUser, oneUser, type ListAudit } from '@gatehouse/contract';
import { z } from 'zod';
import { parameters, type Parameter, type View } from './view.ts';

const { actorId: _, subjectId: __, limit: ___, ...others } = listAudit.shape;
const { name } = namedUser.shape;
const asked = z.strictObject({ ...others, who: name.optional(), whom: name.optional() });

export interface Asked {
	readonly view: View;
	/** What made no sense and was left out. Then it is the first page: where a cursor leads depends on the rest. */
	readonly odd: readonly Parameter[];
}

/** What an address asks for, parameter by parameter. What we do not know is somebody else's and ignored; what is twice is none. */
export function askedBy(query: URLSearchParams): Asked {
	const odd: Parameter[] = [];
	const good: Partial<Record<Parameter, unknown>> = {};
	for (const name of parameters) {
		const values = query.getAll(name).filter((value) => value.trim());
		if (values.length === 0) continue;
		const read = asked.shape[name].safeParse(values.length === 1 ? values[0]?.trim() : values);
		if (read.success) good[name] = read.data;
		else odd.push(name);
	}
	if (odd.length > 0) delete good.cursor;
	return { view: asked.parse(good), odd };
}

/** Whom a filter means. No id: nobody who is here. No username: someone who is not any more, by their id. */
export interface Meant {
	readonly id: string | null;
	readonly username: string | null;
}

/** What is looked for, with the people it names. Null: it names somebody whom nobody knows, and so finds nothing. */
export async function meantBy(api: Api, view: View) {
	const { who, whom, ...rest } = view;
	const [actor, subject] = await Promise.all([meant(api, who), meant(api, whom)]);
	const isUnknown = actor?.id === null || subject?.id === null;
	const wanted: Partial<ListAudit> = {
		...rest,
		actorId: actor?.id ?? undefined,
		subjectId: subject?.id ?? undefined
	};
	return { actor, subject, wanted: isUnknown ? null : wanted };
}

async function meant(api: Api, name: string | undefined): Promise<Meant | null> {
	if (!name) return null;
	const found = await api.audit.named({ name });
	if (found) return found;
	const gone = oneUser.safeParse({ userId: name });
	return { id: gone.data?.userId.toLowerCase() ?? null, username: null };
}
