import { username } from '@gatehouse/contract/fields';
import type { Said } from './components/form.ts';
import { words } from './components/words-username.ts';
import { later } from './later.ts';

/** A username being chosen: whether it is free is said while it is typed. `own`: one that is held, and for whom but who chooses here. */
export function chooseUsername(first: string, own?: string) {
	let typed = first;
	let said = $state<Said>();
	const quiet = later(300);

	async function ask(wanted: string, tell: (problem: string) => void) {
		const { usernameAvailable } = await import('./ask.ts');
		const { available } = await usernameAvailable(wanted);
		if (username.tidy(typed) !== wanted) return;
		if (available) said = { sentence: words.free(wanted), good: true };
		else tell(words.taken(wanted));
	}

	return {
		get typed() {
			return typed;
		},
		/** What there is to say about it so far. */
		get said() {
			return said;
		},
		/** It was typed. Only ever a hint: where it cannot be had, nothing is said, and the server decides all the same. */
		judge(value: string, tell: (problem: string) => void) {
			typed = value;
			said = undefined;
			quiet.cancel();
			const wanted = username.tidy(value);
			if (!username.problem(wanted) && wanted !== own)
				quiet.call(() => ask(wanted, tell).catch(() => undefined));
		}
	};
}
