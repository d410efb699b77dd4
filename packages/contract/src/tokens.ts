import { z } from 'zod';
import * as keys from './fields-keys.ts';
import { id, text } from './schema.ts';
import { everyScope } from './scopes.ts';

/** Days that a token may live; the longest is a year. */
export const tokenDays = [7, 30, 90, 365] as const;

const granted = z
	.array(z.enum(everyScope, { error: 'There is no such scope.' }), {
		error: 'Choose what it may do.'
	})
	.max(everyScope.length);

export const createToken = z.strictObject({
	name: text(keys.tokenName),
	scopes: granted.min(1, 'Choose at least one thing it may do.'),
	/** Until it ends: 1 to 365. */
	days: z
		.int({ error: 'Choose how long it lives.' })
		.min(1, 'A token lives a day at least.')
		.max(365, 'A token lives a year at most.')
		.default(90)
});
export type CreateToken = z.infer<typeof createToken>;

export const oneToken = z.strictObject({ tokenId: id('token') });

/** What a terminal says of itself when it asks to be let in. */
export const beginDevice = z.strictObject({
	name: text(keys.deviceName),
	scopes: granted.min(1, 'Ask for at least one scope.')
});
export type BeginDevice = z.infer<typeof beginDevice>;

/** What a terminal shows and a person types, in any case and with or without its dash. */
export const userCode = z.strictObject({ userCode: text(keys.userCode) });
export type UserCode = z.infer<typeof userCode>;

/** What a terminal keeps to itself and asks with. */
export const deviceCode = z.strictObject({
	deviceCode: z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'This is no device code.' })
});

/** `slowDown`: asked too soon; from now on wait `interval` seconds (RFC 8628, 3.5). `token` is told this once. */
export type DeviceAnswer =
	| { status: 'pending' | 'slowDown'; interval: number }
	| { status: 'approved'; token: string; username: string; expiresAt: Date }
	| { status: 'denied' | 'expired' };
