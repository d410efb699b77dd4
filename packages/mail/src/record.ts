import type { Tx } from '@gatehouse/db';
import type { Letter } from './letter.ts';

// What became of a mail, written in the transaction that ends its job or puts it back. A mail whose row is gone, because the account
// it was about is, is delivered without one.

export const recordDelivered = (tx: Tx, id: string, deliveredAt: Date) =>
	tx.mail.updateMany({ where: { id }, data: { deliveredAt } });

export const recordRefused = (tx: Tx, id: string, reason: string, triedAt: Date) =>
	tx.mail.updateMany({ where: { id }, data: { reason, triedAt } });

/** `sealed`: the letter as it waited, for whoever sends it again. */
export const recordGivenUp = (tx: Tx, id: string, reason: string, at: Date, sealed: Letter) =>
	tx.mail.updateMany({ where: { id }, data: { reason, triedAt: at, givenUpAt: at, sealed } });

/** Of a mail to nobody nothing is left. */
export const recordNothing = (tx: Tx, id: string) => tx.mail.deleteMany({ where: { id } });
