import { daysBefore, span } from '#lib/days.ts';
import type { Parameter, View } from './view.ts';
import { words } from './words.ts';

interface Field {
	readonly label: string;
	readonly name: Parameter;
	readonly value: string | undefined;
	readonly type?: 'date' | 'text';
	readonly example?: string;
}

/** One way to narrow the log: by what is often asked for, by what is typed, or by either. */
export interface Narrowing {
	readonly name: string;
	/** What it is set to, in words; undefined: it is not. */
	readonly value: string | undefined;
	/** What takes it away. */
	readonly without: View;
	readonly options?: readonly {
		readonly label: string;
		readonly changes: View;
		readonly current: boolean;
	}[];
	readonly fields?: readonly Field[];
}

interface Known {
	/** As the view names them: by their usernames, where they have one still. */
	readonly people: { readonly who: string | undefined; readonly whom: string | undefined };
	readonly events: readonly {
		readonly value: NonNullable<View['event']>;
		readonly label: string;
	}[];
	readonly today: string;
}

export const isSet = ({ value }: Narrowing) => value !== undefined;

/** Each way to narrow the log, and how this view does. */
export function narrowings(view: View, { people, events, today }: Known): Narrowing[] {
	const { names } = words;
	return [
		typed('who', names.who, people.who, view.who && people.who, words.whoHelp),
		typed('whom', names.whom, people.whom, view.whom && people.whom, words.whoHelp),
		{
			name: names.event,
			value: events.find(({ value }) => value === view.event)?.label,
			without: { event: undefined },
			options: events.map(({ value, label }) => ({
				...{ label, changes: { event: value }, current: view.event === value }
			}))
		},
		{
			name: names.outcome,
			value: view.outcome && words.outcomes[view.outcome],
			without: { outcome: undefined },
			options: (['done', 'refused'] as const).map((outcome) => ({
				...{ label: words.outcomes[outcome], changes: { outcome } },
				current: view.outcome === outcome
			}))
		},
		when(view, today),
		typed('address', names.address, view.address, view.address, words.addressHelp)
	];
}

const typed = (
	name: 'who' | 'whom' | 'address',
	label: string,
	shown: string | undefined,
	value: string | undefined,
	example: string
): Narrowing => ({
	...{ name: label, value, without: { [name]: undefined } },
	fields: [{ label: words.fields[name], name, value: shown, example }]
});

function when({ since, before }: View, today: string): Narrowing {
	const last = (label: string, days: number) => {
		const changes = { since: daysBefore(today, days), before: undefined };
		return { label, changes, current: since === changes.since && !before };
	};
	return {
		name: words.names.since,
		value: span(since, before),
		without: { since: undefined, before: undefined },
		options: [last(words.today, 0), last(words.lastDays(7), 7), last(words.lastDays(30), 30)],
		fields: [
			{ label: words.since, name: 'since', value: since, type: 'date' },
			{ label: words.before, name: 'before', value: before, type: 'date' }
		]
	};
}
