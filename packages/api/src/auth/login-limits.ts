import { isKnownDevice } from '@gatehouse/auth';
import { canonicalEmail, type Login } from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { eachAddress, hours, limitedBy, minutes, type Limit } from '../limit.ts';

/** The address as typed, whether or not it has an account. */
const account = ({ email }: Login) => canonicalEmail(email) ?? '';

/** Of browsers that this account has never been logged in with: what they have together, and each place and network. */
const strangers: readonly Limit<Login>[] = [
	{
		most: 10,
		seconds: minutes(15),
		per: (input, address) => `${account(input)} ${address}`,
		onlyFailures: true,
		name: 'login, account and address'
	},
	{
		most: 30,
		seconds: minutes(15),
		per: eachAddress,
		onlyFailures: true,
		name: 'login, address'
	},
	{ most: 100, seconds: hours(24), per: account, onlyFailures: true, name: 'login, account' }
];

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
