import type { Verify } from '@gatehouse/audit';
import type { ApiTokens, HasLeaked, Passwords, Seal, Sessions, Strength } from '@gatehouse/auth';
import type { Product } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';
import type { Mailer } from '@gatehouse/mail';
import type { Pictures } from '@gatehouse/pictures';
import type { Limits } from './limits.ts';

/** What outlives a request: one of each per process, made in the composition root and handed in. */
export interface Services {
	readonly db: Db;
	readonly sessions: Sessions;
	readonly tokens: ApiTokens;
	readonly passwords: Passwords;
	readonly strength: Strength;
	/** Whether a chosen password is known to have leaked; null where nobody can say. */
	readonly hasLeaked: HasLeaked;
	readonly limits: Limits;
	readonly mailer: Mailer;
	readonly pictures: Pictures;
	readonly product: Product;
	/** What second factors are kept with. */
	readonly factorSeal: Seal;
	/** Holders of roles that ask for a second factor administer nothing before they have one; in local mode they are only asked. */
	readonly factorIsRequired: boolean;
	/** Where the site is: what passkeys are bound to. */
	readonly origin: string;
	/** Whether the audit log is what was sealed. */
	readonly verifyAudit: Verify;
	/** The only clock. */
	readonly now: () => Date;
	/** Where a bug leaves its one record. */
	readonly report: (error: unknown, about: { requestId: string; path: string }) => void;
}
