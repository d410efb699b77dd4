import { listUsers, type ListUsers } from '@gatehouse/contract';
import { parameters, type Parameter } from './view.ts';

export interface Asked {
	readonly wanted: ListUsers;
	/** What made no sense and was left out. Then it is the first page: where a cursor leads depends on the rest. */
	readonly odd: readonly Parameter[];
}

/** What an address asks for, parameter by parameter. What we do not know is somebody else's and ignored; what is twice is none. */
export function askedBy(query: URLSearchParams): Asked {
	const odd: Parameter[] = [];
	const good: Partial<Record<Parameter, unknown>> = {};
	for (const name of parameters) {
		const values = query.getAll(name).filter(Boolean);
		if (values.length === 0) continue;
		const read = listUsers.shape[name].safeParse(values.length === 1 ? values[0] : values);
		if (read.success) good[name] = read.data;
		else odd.push(name);
	}
	if (odd.length > 0) delete good.cursor;
	return { wanted: listUsers.parse(good), odd };
}
