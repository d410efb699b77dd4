import {
	startAuthentication,
	startRegistration,
	WebAuthnAbortService,
	type AuthenticationResponseJSON
} from '@simplewebauthn/browser';
import type { PasskeySetup } from '@gatehouse/contract/passkeys';
import { call, NotDone } from './call.ts';
import { words } from './words-passkeys.ts';

// Loaded late: a page that only offers a passkey ships none of this.

/** What a passkey is asked for: to log in, as the second step of a login, or to confirm who is logged in. */
export type Ceremony = 'login' | 'factor' | 'confirm';

/** What the form around it has ticked. */
export interface Ticked {
	readonly rememberMe: boolean;
	readonly trustDevice: boolean;
}

/** A browser asks for one passkey at a time: while a button does, nothing is offered; afterwards it is again. */
let asking = false;
let offerAgain: (() => void) | undefined;

/** Asks for a passkey and hands over what it signed. Throws a NotDone with what to tell the person. */
export async function show(ceremony: Ceremony, ticked: Ticked): Promise<void> {
	asking = true;
	try {
		const optionsJSON = await (ceremony === 'confirm'
			? call('beginConfirm')
			: call('beginLogin', { step: ceremony }));
		await handOver(ceremony, await startAuthentication({ optionsJSON }).catch(notGiven), ticked);
		asking = false;
	} catch (error) {
		asking = false;
		offerAgain?.();
		throw error;
	}
}

/** Milliseconds; a question is good for five minutes. */
const askedAnew = 4 * 60_000;

/**
 * Offers passkeys where the browser fills in names, until one is chosen: then `chosen` is called. @returns how to stop.
 */
export function offer(ticked: () => Ticked, chosen: (login: Promise<void>) => void): () => void {
	async function ask() {
		const optionsJSON = await call('beginLogin', { step: 'login' });
		if (asking) return;
		const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
		chosen(handOver('login', answer, ticked()));
	}
	// What cannot be asked, or gives way to a button, is no failure: the field is there as it was.
	offerAgain = () => void (asking || ask().catch(() => undefined));
	offerAgain();
	const timer = setInterval(offerAgain, askedAnew);
	return () => {
		clearInterval(timer);
		offerAgain = undefined;
		WebAuthnAbortService.cancelCeremony();
	};
}

/** Has this device make a passkey; `setup`: as the server has asked already. @returns recovery codes, where there was no other factor. */
export async function make(name: string, setup?: PasskeySetup): Promise<readonly string[]> {
	const optionsJSON = setup ?? (await call('beginSetup'));
	const { id, response } = await startRegistration({ optionsJSON }).catch(notGiven);
	const { recoveryCodes } = await call('finishSetup', {
		name,
		credentialId: id,
		clientDataJSON: response.clientDataJSON,
		attestationObject: response.attestationObject,
		transports: response.transports ?? []
	});
	return recoveryCodes;
}

async function handOver(
	ceremony: Ceremony,
	{ id: credentialId, response }: AuthenticationResponseJSON,
	ticked: Ticked
): Promise<void> {
	const { clientDataJSON, authenticatorData, signature, userHandle } = response;
	const answer = { credentialId, clientDataJSON, authenticatorData, signature };
	const signed = userHandle ? { ...answer, userHandle } : answer;
	if (ceremony === 'confirm') await call('confirm', signed);
	else await call('login', { ...signed, step: ceremony, ...ticked });
}

/** The browser says only so much of why there is no answer; what to do is the same. */
function notGiven(error: unknown): never {
	const name = error instanceof Error ? error.name : '';
	if (name === 'InvalidStateError') throw new NotDone(words.hereAlready, null);
	if (name === 'NotAllowedError' || name === 'AbortError')
		throw new NotDone(words.nothingCame, null);
	throw new NotDone(words.notPossible, null);
}
