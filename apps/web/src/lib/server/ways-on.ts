import { mailPause } from '@gatehouse/contract';
import type { ActionFailure } from '@sveltejs/kit';
import type { SuperValidated } from 'sveltekit-superforms';
import type { Retry } from '../components/worth-trying.ts';
import { words } from './words-ways-on.ts';

type Refused<F extends Record<string, unknown>> = ActionFailure<{
	form: SuperValidated<F>;
	retry: Retry | null;
}>;

/**
 * A refused form that says, to who tried too often, when it works again and what else they can do. `mails`: what it does is mail
 * something, and within a minute of the last time nobody tried too often: the mail is there.
 */
export function withWaysOn<F extends Record<string, unknown>>(
	refused: Refused<F>,
	other: string,
	mails: 'mails' | null = null
): Refused<F> {
	const { form, retry } = refused.data;
	if (!retry) return refused;
	const isThere = mails && retry.seconds <= mailPause;
	form.errors._errors = [
		isThere ? `${words.mailed} ${retry.said}` : `${words.tooMany} ${retry.said} ${other}`
	];
	return refused;
}
