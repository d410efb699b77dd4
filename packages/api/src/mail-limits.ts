import { isKnownDevice } from '@gatehouse/auth';
import { canonicalEmail, mailPause } from '@gatehouse/contract';
import { eachAddress, hours, limited, limitedBy, type Limit } from './limit.ts';

interface Addressed {
	readonly email: string;
}

/** Each mailbox, whether or not anybody here has it. */
const eachMailbox = ({ email }: Addressed) => canonicalEmail(email) ?? '';
const mailboxAndAddress = (input: Addressed, address: string) => `${eachMailbox(input)} ${address}`;

interface Budget {
	/** What the mails are about: those of one kind are counted together, whichever form asks for them. */
	readonly kind: 'mail' | 'way in';
	/** Seconds between two of them, for what a person asks for again by pressing once more; otherwise counted and not refused. */
	readonly again: boolean;
}

/**
 * How often strangers can have us write to one mailbox, and write at all: nobody's mailbox is filled by way of three forms. Where
 * nothing was sent only the address has used something up; and one address has half of a mailbox's day at most.
 */
const strangers = ({ kind, again }: Budget): readonly Limit<Addressed>[] => [
	{ name: 'mail from', most: 60, seconds: hours(1), per: eachAddress },
	...[
		{ name: `${kind} in a row`, most: again ? 1 : Infinity, seconds: mailPause, per: eachMailbox },
		{ name: `${kind}, from one`, most: 5, seconds: hours(24), per: mailboxAndAddress },
		{ name: `${kind} an hour`, most: 5, seconds: hours(1), per: eachMailbox },
		{ name: `${kind} a day`, most: 10, seconds: hours(24), per: eachMailbox }
	].map((limit) => ({ ...limit, onlySuccesses: true }))
];

/** The same for a browser that the account was logged in with before: what strangers ask for is not its own. */
const device = (per: Limit<Addressed>['per']): readonly Limit<Addressed>[] => {
	const known = { per, of: 'known device' } as const;
	return [
		{ ...known, name: 'way in, device in a row', most: 1, seconds: mailPause },
		{ ...known, name: 'way in, device an hour', most: 5, seconds: hours(1) },
		{ ...known, name: 'way in, device a day', most: 10, seconds: hours(24) }
	];
};

export const mailed = strangers({ kind: 'mail', again: false });
export const mailedAgain = limited<Addressed>(...strangers({ kind: 'mail', again: true }));

const waysIn = strangers({ kind: 'way in', again: true });
/** Of links that let somebody into an account they have: whoever registers with their address uses up none of these. */
export const waysInMailed = limitedBy<Addressed>(
	[...waysIn, ...device(() => '')],
	async ({ db, credentials }, input) => {
		const { token } = credentials.device;
		const email = eachMailbox(input);
		const isKnown = await isKnownDevice(db, email, token);
		return isKnown ? device(() => `${email} ${token}`) : waysIn;
	}
);
