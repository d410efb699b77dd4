import { confirmPassword, type Field } from '@gatehouse/contract/fields';
import type { Said } from './components/form.ts';
import { words } from './components/words.ts';
import { later } from './later.ts';

/** What a good password has nothing of. */
interface About {
	readonly username: string;
	readonly email: string;
}

/** A password being chosen: typed twice, and judged while it is typed. `about` is asked each time. */
export function choosePassword(password: Field, about: () => About) {
	let typed = '';
	let said = $state<Said>();
	const quiet = later(300);

	/** Only ever a hint: where it cannot be had, nothing is said, and the server decides all the same. */
	async function ask() {
		const { passwordStrength } = await import('./ask.ts');
		const asked = typed;
		const { advice, strongEnough } = await passwordStrength({ password: asked, ...about() });
		if (typed === asked) said = { sentence: advice, good: strongEnough };
	}

	return {
		fields: {
			password,
			confirmPassword: {
				...confirmPassword,
				problem: (value: string) =>
					confirmPassword.problem(value) ?? (value === typed ? undefined : words.notTheSame)
			}
		},
		/** What there is to say about it so far. */
		get said() {
			return said;
		},
		/** It was typed; or, without a value, what it must have nothing of has changed. */
		judge(value = typed) {
			typed = value;
			quiet.cancel();
			if (!value) said = undefined;
			else quiet.call(() => ask().catch(() => undefined));
		}
	};
}
