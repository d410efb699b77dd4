import { isKnownDevice } from '@gatehouse/auth';
import { canonicalEmail, type Login } from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { eachAddress, hours, limitedBy, minutes, type Limit } from '../limit.ts';

/** The address as typed, whether or not it has an account. */
const account = ({ email }: Login) => canonicalEmail(email) ?? '';

const accountAndAddress = (input: Login, address: string) => `${account(input)} ${address}`;

/**
 * Of browsers that this account has never been logged in with: each network and place, and what they have together. That comes last, so
 * that whoever is over their own limit takes nothing of it; and a fifth of it is the most that one place has in a day.
 */
const strangers: readonly Limit<Login>[] = [
	{ most: 30, seconds: minutes(15), per: eachAddress, name: 'login, address' },
	{ most: 10, seconds: minutes(15), per: accountAndAddress, name: 'login, account and address' },
	{
		most: 20,
		seconds: hours(24),
		per: accountAndAddress,
		name: 'login, account and address a day'
	},
	{ most: 100, seconds: hours(24), per: account, name: 'login, account' }
].map((limit) => ({ ...limit, onlyFailures: true }));

const device = (per: Limit<Login>['per']): readonly Limit<Login>[] => {
	const known = { per, of: 'known device', onlyFailures: true } as const;
	return [
		{ ...known, most: 10, seconds: minutes(15), name: 'login, device' },
		{ ...known, most: 30, seconds: hours(24), name: 'login, device a day' }
	];
};

/**
 * How often a password may be tried. A browser that this account was logged in with before has a budget of its own, so that whoever uses
 * up the others, from however many addresses, keeps nobody out of their own account.
 */
export const logins = limitedBy<Login>(
	[...strangers, ...device(() => '')],
	async ({ db, credentials }: Context, input) => {
		const { token } = credentials.device;
		const email = account(input);
		const isKnown = await isKnownDevice(db, email, token);
		return isKnown ? device(() => `${email} ${token}`) : strangers;
	}
);
