import { daysBefore, span } from '#lib/days.ts';
import type { View } from './view.ts';
import { words } from './words.ts';

interface Common {
	readonly name: string;
	/** What is often asked for. */
	readonly options: readonly {
		readonly label: string;
		readonly changes: View;
		readonly current: boolean;
	}[];
	/** What it is set to, in words; undefined: it is not. */
	readonly value: string | undefined;
	/** What takes it away. */
	readonly without: View;
}

interface Choice extends Common {
	readonly kind: 'options';
}

interface Span extends Common {
	readonly kind: 'days';
	readonly since: 'joinedSince' | 'seenSince';
	readonly before: 'joinedBefore' | 'seenBefore';
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
	const joined = within(view, 'joinedSince', 'joinedBefore');
	const seen = within(view, 'seenSince', 'seenBefore');
	const last = (days: number) => ({ label: words.lastDays(days), since: daysBefore(today, days) });
	const notFor = (days: number) => ({
		label: words.notForDays(days),
		before: daysBefore(today, days)
	});
	return [
		states(view),
		...(roles || view.roleId ? [rolesOf(view, roles ?? [])] : []),
		twoSteps(view),
		joined([last(7), last(30), last(365)]),
		seen([last(7), notFor(90), notFor(365)])
	];
}

interface Often {
	readonly label: string;
	readonly since?: string;
	readonly before?: string;
}

const within =
	(view: View, since: Span['since'], before: Span['before']) =>
	(often: readonly Often[]): Span => ({
		...{ kind: 'days', name: words.names[since], since, before },
		value: span(view[since], view[before]),
		without: { [since]: undefined, [before]: undefined },
		options: often.map((one) => ({
			label: one.label,
			changes: { [since]: one.since, [before]: one.before },
			current: view[since] === one.since && view[before] === one.before
		}))
	});

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

const twoSteps = (view: View): Choice => ({
	kind: 'options',
	name: words.names.twoFactor,
	value: view.twoFactor && words.twoFactorStates[view.twoFactor],
	without: { twoFactor: undefined },
	options: (['on', 'off'] as const).map((twoFactor) => ({
		label: words.twoFactorStates[twoFactor],
		changes: { twoFactor },
		current: view.twoFactor === twoFactor
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
