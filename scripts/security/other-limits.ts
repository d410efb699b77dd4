import type { Bound } from './bound.ts';

const budget = 'packages/api/src/two-factor/budget.ts';

/** What is counted in a body, or by how much there is already, and so by no middleware that could be asked. */
export const otherLimits: readonly Bound[] = [
	{
		what: 'any code of an account, at whichever login or form',
		bound: '10 failures in 15 minutes for each account',
		file: budget,
		code: 'most: 10,\n\tseconds: 15 * 60'
	},
	{
		what: 'telling an owner that codes were wrong',
		bound: '1 in an hour for each account',
		file: budget,
		code: 'most: 1,\n\tseconds: 3600'
	},
	{
		what: 'mails about turning two-step login off',
		bound: '5 in a day for each account',
		file: 'packages/api/src/two-factor/lost.ts',
		code: 'most: 5,\n\tseconds: hours(24)'
	},
	{
		what: 'telling an owner of a new device',
		bound: '5 in a day for each account',
		file: 'packages/api/src/auth/new-device.ts',
		code: 'mostADay = 5'
	},
	{
		what: 'any procedure, by a token',
		bound: '600 in a minute for each token',
		file: 'packages/api/src/tokens/admit.ts',
		code: 'mostCalls = 600'
	},
	{
		what: 'how many people an act over many takes',
		bound: '100',
		file: 'packages/contract/src/many.ts',
		code: 'mostAtOnce = 100'
	},
	{
		what: 'how many people a part of the export has',
		bound: '1000',
		file: 'packages/api/src/users/export.ts',
		code: 'part = 1000'
	},
	{
		what: 'a row in the log for the same page refused to the same person',
		bound: '1 in a minute',
		file: 'packages/api/src/audit/denied.ts',
		code: 'pause = 60'
	}
];
