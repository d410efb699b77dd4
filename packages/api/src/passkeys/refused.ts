import { passkeyAnswer } from '@gatehouse/contract';
import { because } from '../audit/refused.ts';
import { invalid, type Invalid } from '../issues.ts';

/** What was wrong with a passkey, for the log. */
export type Wrong =
	| 'passkeyUnknown'
	| 'passkeyOfSomeoneElse'
	| 'passkeyUsedBefore'
	| 'passkeyOrigin'
	| 'passkeySite'
	| 'passkeyUnverified'
	| 'passkeyCounter'
	| 'passkeyForged';

const again = 'This passkey could not be accepted. Try again, or go another way.';

/** The same for a person, who can mend no more than this. */
const words: Readonly<Record<Wrong, string>> = {
	passkeyUnknown:
		'This passkey belongs to no account here any more. Choose another one or go another way, and remove it from your device.',
	passkeyOfSomeoneElse: 'This passkey belongs to another account. Choose one of your own.',
	passkeyUsedBefore: 'This has waited too long, or was used already. Try again.',
	passkeyOrigin: again,
	passkeySite: again,
	passkeyUnverified:
		'Your device did not check that it is you. Unlock it by its PIN, your finger or your face, then try again.',
	passkeyCounter:
		'This passkey seems to be there twice, so it is not accepted. Go another way, then remove it and add it anew.',
	passkeyForged: again
};

export const refusePasskey = (wrong: Wrong): Invalid =>
	because(wrong, invalid(passkeyAnswer, { form: words[wrong] }, 'UNAUTHORIZED'));
