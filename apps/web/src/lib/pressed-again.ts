import type { Draft } from './draft.ts';

/** Whether it was this button that was pressed, before who pressed it was sent to prove who they are: they need only press it again. */
export const isPressedAgain = (
	draft: Draft | null,
	action: string,
	values: Readonly<Record<string, string | readonly string[]>>
): boolean =>
	draft !== null &&
	draft.action === action &&
	Object.entries(values).every(
		([name, value]) =>
			typeof value !== 'string' ||
			draft.typed.some(([field, typed]) => field === name && typed === value)
	);

/** What was chosen of a form with this action before that; '' where nothing was. */
export const chosenBefore = (draft: Draft | null, action: string, name: string): string =>
	(draft?.action === action && draft.typed.find(([field]) => field === name)?.[1]) || '';
