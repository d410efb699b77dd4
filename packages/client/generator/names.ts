import type { RefusalKind } from '@gatehouse/contract';
import { compact } from './print-shape.ts';
import { titleOf, type Procedure } from './procedure.ts';

/** An output of some size that is a part of another's answer is said once: the people of a list are each a `UsersGetOutput`. */
export function outputNames(procedures: readonly Procedure[]): Map<string, string> {
	const names = new Map<string, string>();
	for (const procedure of procedures) {
		const { output } = procedure;
		const text = compact(output);
		if (output.is === 'object' && output.properties.length > 2 && !names.has(text))
			names.set(text, `${titleOf(procedure)}Output`);
	}
	return names;
}

/** These names, but for what is to be defined under its own. */
export const namesWithout = (own: string, names: ReadonlyMap<string, string>) =>
	new Map(Array.from(names).filter(([, name]) => name !== own));

/** The refusals that every procedure can give. */
export function commonRefusals(procedures: readonly Procedure[]): RefusalKind[] {
	const [first, ...rest] = procedures.map(({ refuses }) => refuses);
	return (first ?? []).filter((kind) => rest.every((refuses) => refuses.includes(kind)));
}
