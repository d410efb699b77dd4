import { asWritten } from '#lib/dates.ts';
import { daysBefore, type View } from './view.ts';
import { words } from './words.ts';

interface Common {
	readonly name: string;
	/** What it is set to, in words; undefined: it is not. */
	readonly value: string | undefined;
	/** What takes it away. */
	readonly without: View;
}

interface Choice extends Common {
	readonly kind: 'options';
	readonly options: readonly {
		readonly label: string;
		readonly changes: View;
		readonly current: boolean;
	}[];
}

interface Span extends Common {
	readonly kind: 'days';
	readonly since: 'joinedSince' | 'seenSince';
	readonly before: 'joinedBefore' | 'seenBefore';
	readonly often: readonly {
		readonly label: string;
		readonly since?: string;
		readonly before?: string;
	}[];
}

/** One way to narrow the list. */
export type Narrowing = Choice | Span;

interface Known {
	readonly roles: readonly { readonly id: string; readonly name: string }[] | null;
	readonly today: string;
}

export const isSet = ({ value }: Narrowing) => value !== undefined;

/** Each way to narrow the list, and how this view does. */
export function narrowings(view: View, { roles, today }: Known): Narrowing[] {
	const last = (days: number) => ({
		label: words.lastDays(days),
		since: daysBefore(today, days)
	});
	const notFor = (days: number) => ({
		label: words.notForDays(days),
		before: daysBefore(today, days)
	});
	return [
		states(view),
		...(roles || view.roleId ? [rolesOf(view, roles ?? [])] : []),
		{
			kind: 'days',
			name: words.names.joinedSince,
			value: span(view.joinedSince, view.joinedBefore),
			without: { joinedSince: undefined, joinedBefore: undefined },
			since: 'joinedSince',
			before: 'joinedBefore',
			often: [last(7), last(30), last(365)]
		},
		{
			kind: 'days',
			name: words.names.seenSince,
			value: span(view.seenSince, view.seenBefore),
			without: { seenSince: undefined, seenBefore: undefined },
			since: 'seenSince',
			before: 'seenBefore',
			often: [last(7), notFor(90), notFor(365)]
		}
	];
}

const states = (view: View): Choice => ({
	kind: 'options',
	name: words.names.state,
	value: view.state && words.states[view.state],
	without: { state: undefined },
	options: (['active', 'disabled'] as const).map((state) => ({
		label: words.states[state],
		changes: { state },
		current: view.state === state
	}))
});

const rolesOf = (view: View, roles: NonNullable<Known['roles']>): Choice => ({
	kind: 'options',
	name: words.names.roleId,
	value: view.roleId && (roles.find(({ id }) => id === view.roleId)?.name ?? words.someRole),
	without: { roleId: undefined },
	options: roles.map(({ id, name }) => ({
		label: name,
		changes: { roleId: id },
		current: view.roleId === id
	}))
});

const written = (day: string) => asWritten(new Date(`${day}T00:00:00Z`), 'short');

function span(since: string | undefined, before: string | undefined): string | undefined {
	if (since && before) return words.between(written(since), written(before));
	if (since) return words.sinceDay(written(since));
	return before && words.beforeDay(written(before));
}
