import {
	beginDevice,
	createToken,
	deviceCode,
	oneToken,
	userCode,
	type UserCode
} from '@gatehouse/contract';
import { eachAddress, eachPerson, limited, minutes } from '../limit.ts';
import { anyone, recentlyConfirmed, signedIn } from '../policy.ts';
import { act, look, procedure, router } from '../trpc.ts';
import * as device from './device.ts';
import { create, list, revoke } from './made.ts';

/** Guessing the code of somebody else's terminal. */
const guessed = limited<UserCode>({
	most: 10,
	seconds: minutes(15),
	per: eachPerson,
	onlyFailures: true,
	name: 'device code'
});

export const tokens = router({
	/** One's own, newest first, those that ended lately among them. There are few: `nextCursor` is always null. */
	list: procedure(signedIn).query(({ ctx }) => list(ctx)),

	/** Makes a token that acts for oneself. `token` is told this once. Issues on `name`, `scopes`, `days`. */
	create: act('authn_token_created', recentlyConfirmed, 'conflict')
		.input(createToken)
		.mutation(({ ctx, input }) => create(ctx, input)),

	/** Ends one: it does not work from the next request on. */
	revoke: act('authn_token_revoked', signedIn, 'notFound')
		.input(oneToken)
		.mutation(({ ctx, input }) => revoke(ctx, input.tokenId)),

	/** A terminal asks to be let in: it shows `userCode`, for the page /device, and asks again with `deviceCode` (RFC 8628, 3.2). */
	beginDevice: act('sensitive_create', anyone)
		.input(beginDevice)
		.use(limited({ most: 30, seconds: minutes(15), per: eachAddress }))
		.mutation(({ ctx, input }) => device.begin(ctx, input)),

	/** What waits behind a code, before one says yes or no. A mutation, because a query would put the code into an address. */
	previewDevice: look(signedIn)
		.input(userCode)
		.use(guessed)
		.mutation(({ ctx, input }) => device.preview(ctx, input)),

	/** Lets the terminal in. It gets the scopes it asked for, as far as one may do that oneself. Issues on `userCode`. */
	approveDevice: act('authn_token_created', recentlyConfirmed)
		.input(userCode)
		.use(guessed)
		.mutation(({ ctx, input }) => device.approve(ctx, input)),

	/** Sends the terminal away. */
	denyDevice: act('authn_token_revoked', signedIn)
		.input(userCode)
		.use(guessed)
		.mutation(({ ctx, input }) => device.deny(ctx, input)),

	/** The terminal asks how it stands; the answer that brings the token does so once (RFC 8628, 3.5). */
	pollDevice: act('authn_token_created', anyone, 'conflict')
		.input(deviceCode)
		.use(limited({ most: 2000, seconds: minutes(15), per: eachAddress }))
		.mutation(({ ctx, input }) => device.poll(ctx, input.deviceCode))
});
