import { canonicalEmail, mailPause } from '@gatehouse/contract';
import { eachAddress, hours, type Limit } from './limit.ts';

interface Addressed {
	readonly email: string;
}

/** Counts each mailbox, whether or not anybody here has it. */
const eachMailbox = ({ email }: Addressed) => canonicalEmail(email) ?? '';

const pause = 'mail in a row';

/**
 * How often a stranger can have us write to one mailbox, and write at all. Counted together, whatever the mail is about:
 * nobody's mailbox is filled by way of three forms.
 */
export const mailed: readonly Limit<Addressed>[] = [
	{ name: 'mail an hour', most: 5, seconds: hours(1), per: eachMailbox },
	{ name: 'mail a day', most: 10, seconds: hours(24), per: eachMailbox },
	{ name: 'mail from', most: 60, seconds: hours(1), per: eachAddress },
	// Counted, and refused only where somebody asks for the same mail once more.
	{ name: pause, most: Infinity, seconds: mailPause, per: eachMailbox }
];

/** Also a pause between two of them: for what a person asks for again by pressing once more. */
export const mailedAgain: readonly Limit<Addressed>[] = mailed.map((limit) =>
	limit.name === pause ? { ...limit, most: 1 } : limit
);
