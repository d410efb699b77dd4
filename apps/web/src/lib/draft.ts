/** What was typed into a form before its owner was sent elsewhere to prove who they are. */
export interface Draft {
	/** Which form of the page it is, by the action that it posts to. */
	readonly action: string;
	readonly typed: readonly (readonly [name: string, value: string])[];
	/** Its author was sent elsewhere to prove who they are; else they stayed on the page. */
	readonly away: boolean;
	/** They were asked to confirm who they are, and have done so. */
	readonly confirmed: boolean;
}

/** A form's data with what was typed put back. A name that the form does not have, and whatever is no input's value, stays out. */
export function refill<T extends Record<string, unknown>>(data: T, typed: Draft['typed']): T {
	const filled = { ...data };
	for (const [name, before] of Object.entries(data)) {
		const values = typed.filter(([field]) => field === name).map(([, value]) => value);
		if (Array.isArray(before)) Reflect.set(filled, name, values);
		// A box that is not ticked is not posted.
		else if (typeof before === 'boolean') Reflect.set(filled, name, values.length > 0);
		else if (typeof before === 'number') Reflect.set(filled, name, Number(values.at(-1) ?? before));
		else if (typeof before === 'string') Reflect.set(filled, name, values.at(-1) ?? before);
	}
	return filled;
}
