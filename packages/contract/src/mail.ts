import { z } from 'zod';
import { id, page } from './schema.ts';

/** `retrying`: a server refused it, and is asked again. `givenUp`: after a day of that, or because the mailbox does not exist. */
export type MailState = 'waiting' | 'retrying' | 'delivered' | 'givenUp';

export const listUndelivered = z.strictObject(page);

export const listMails = z.strictObject({ userId: id('user'), ...page });
export type ListMails = z.infer<typeof listMails>;

export const oneMail = z.strictObject({ mailId: id('mail') });
