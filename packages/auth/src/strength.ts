import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import { commonestPasswords } from './commonest.ts';
import { translations } from './strength-words.ts';

/** 0: guessed at once … 4: hard even for a machine that tries ten thousand a second for years. */
export type Score = 0 | 1 | 2 | 3 | 4;

export interface StrengthVerdict {
	score: Score;
	strongEnough: boolean;
	/** A sentence or two: what is weak and what to add. */
	advice: string;
}

/** The least that a chosen password may score. */
const enough = 3;
// The cost grows with the square of the length and more; beyond this a password is long enough to be judged by its beginning.
const judged = 32;

/** Judges passwords. The dictionaries are large and take a moment: see strength-pool.ts, which makes one, on a thread of its own. */
export function createStrength(siteWords: readonly string[]) {
	const zxcvbn = new ZxcvbnFactory({
		dictionary: { ...common.dictionary, ...english.dictionary, commonest: commonestPasswords() },
		graphs: common.adjacencyGraphs,
		translations,
		// Each way to read "4" or "$" as a letter doubles the work: with the hundred of the default one password took a seventh of a second.
		l33tMaxSubstitutions: 10
	});

	/** `about`: what this person typed beside it (username, email), which must not be the password. */
	return function strength(password: string, about: readonly string[] = []): StrengthVerdict {
		const words = [...siteWords, ...about].flatMap((word) => [
			word,
			...word.split(/[^\p{L}\p{N}]+/u)
		]);
		const inputs = [...new Set(words.filter((word) => word.length > 2))];
		const { score, feedback } = zxcvbn.check(password.slice(0, judged), inputs);
		const strongEnough = score >= enough;
		return { score, strongEnough, advice: strongEnough ? praise(score) : advise(feedback) };
	};
}

function praise(score: Score): string {
	return score === 4
		? 'Strong: hard to guess, even for a machine.'
		: 'Good enough. One more unrelated word would make it strong.';
}

function advise({
	warning,
	suggestions
}: {
	warning?: string | null;
	suggestions: string[];
}): string {
	const why = warning ? `Easy to guess. ${warning}` : 'Easy to guess.';
	const [what = 'Add two more unrelated words.'] = suggestions;
	return [why, what].map(sentence).join(' ');
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
