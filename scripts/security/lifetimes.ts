import product from '../../gatehouse.config.ts';
import type { Bound } from './bound.ts';

const { plain, remembered, staff } = product.sessions;
const { recoveryDelay } = product.secondFactor;
const days = (hours: number) => `${hours / 24} days`;
const auth = (file: string) => `packages/auth/src/${file}`;

/** What ends by itself. */
export const lifetimes: readonly Bound[] = [
	{
		what: 'a session',
		bound: `${plain.idle} hours without a visit, ${plain.absolute} in any case`,
		file: 'gatehouse.config.ts',
		code: 'plain:'
	},
	{
		what: 'a session that is remembered',
		bound: `${days(remembered.idle)} without a visit, ${days(remembered.absolute)} in any case`,
		file: 'gatehouse.config.ts',
		code: 'remembered:'
	},
	{
		what: 'a session of whoever administers',
		bound: `${staff.idle} hour without a visit, remembered or not`,
		file: 'gatehouse.config.ts',
		code: 'staff:'
	},
	{
		what: 'sessions of one person',
		bound: '50; the one used longest ago goes',
		file: auth('sessions.ts'),
		code: 'mostPerUser = 50'
	},
	{
		what: 'a proof of who one is, for changes',
		bound: '15 minutes, and on with each change, to 2 hours',
		file: auth('sessions.ts'),
		code: 'confirmed = { step: 15, most: 120 }'
	},
	{
		what: 'seeing the site as somebody else',
		bound: '30 minutes',
		file: auth('sessions.ts'),
		code: 'viewed = 30'
	},
	{
		what: 'a login that waits for its second factor',
		bound: '10 minutes and 5 codes',
		file: auth('pending-logins.ts'),
		code: 'waits = 10;\nexport const mostTries = 5'
	},
	{
		what: 'a code of an app',
		bound: 'its half minute and the one before',
		file: auth('totp.ts'),
		code: 'stepMs = 30_000'
	},
	{
		what: 'an app that was begun, until its first code',
		bound: '30 minutes',
		file: auth('authenticators.ts'),
		code: 'begun = 30'
	},
	{
		what: 'what a passkey is to sign',
		bound: '5 minutes, once',
		file: auth('passkey-ceremonies.ts'),
		code: 'ceremonyWaits = 5'
	},
	{
		what: 'a link that logs in',
		bound: '10 minutes, once',
		file: auth('login-links.ts'),
		code: 'linked = 10'
	},
	{
		what: 'a link that turns a lost second factor off',
		bound: `from ${recoveryDelay} hours after it was asked for, for 7 days`,
		file: auth('factor-resets.ts'),
		code: 'works = 7 * 24'
	},
	{
		what: 'a browser that is asked for no code',
		bound: '30 days',
		file: auth('devices.ts'),
		code: 'trusted = 30'
	},
	{
		what: 'a browser that is known',
		bound: '90 days after its last login; 50 of one person',
		file: auth('devices.ts'),
		code: 'remembered = 90;\nconst mostPerUser = 50'
	},
	{
		what: 'a registration, and the link that proves its address',
		bound: '7 days, and 24 hours',
		file: auth('registrations.ts'),
		code: 'held = 7 * 24;\nconst linked = 24'
	},
	{
		what: 'a link to a new password',
		bound: '30 minutes',
		file: auth('password-resets.ts'),
		code: 'linked = 30'
	},
	{
		what: 'a change of address that waits',
		bound: '24 hours',
		file: auth('email-changes.ts'),
		code: 'waiting = 24'
	},
	{
		what: 'a link that undoes a change',
		bound: '72 hours after it took effect',
		file: auth('credential-changes.ts'),
		code: 'undoable = 72'
	},
	{ what: 'an invitation', bound: '7 days', file: auth('invitations.ts'), code: 'held = 7' },
	{
		what: 'the letters of a terminal',
		bound: '10 minutes',
		file: auth('device-logins.ts'),
		code: 'minutes = 10'
	},
	{
		what: 'an API token',
		bound: 'a year',
		file: 'packages/contract/src/tokens.ts',
		code: '.max(365'
	},
	{
		what: 'API tokens of one person',
		bound: '50',
		file: auth('api-tokens.ts'),
		code: 'most = 50'
	},
	{
		what: 'passkeys of one person',
		bound: '20',
		file: auth('passkeys.ts'),
		code: 'mostPasskeys = 20'
	},
	{
		what: 'what was typed, while one proves who one is',
		bound: '15 minutes',
		file: 'apps/web/src/lib/server/draft.ts',
		code: 'kept = 15 * 60'
	},
	{
		what: 'undoing what was done to others',
		bound: '10 seconds, and 10 more for the way',
		file: 'packages/contract/src/users.ts',
		code: 'undoSeconds = 10'
	}
];
