import { eachPerson, limited, minutes } from '../limit.ts';

/** Guessing a password from a session that was left open. */
export const guesses = limited({
	most: 10,
	seconds: minutes(15),
	per: eachPerson,
	onlyFailures: true,
	name: 'own password'
});
