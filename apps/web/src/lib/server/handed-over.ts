import type { Services } from '@gatehouse/api';
import type { openStrength } from '@gatehouse/auth';
import type { Database } from '@gatehouse/db';
import type { Jobs } from '@gatehouse/jobs';
import type { Mailer } from '@gatehouse/mail';
import type { Pictures } from '@gatehouse/pictures';
import type { Config } from './config.ts';

/** What the entry (server.ts, vite.config.ts, or a test's own) prepared before the site was loaded. */
export interface HandedOver {
	readonly config: Config;
	readonly database: Database;
	/** Made outside the bundle, which therefore holds neither the queue, nor a mail client, nor what encodes and stores pictures. */
	readonly jobs: Jobs;
	readonly mailer: Mailer;
	readonly pictures: Pictures;
	/** Likewise: its thread is started from source. */
	readonly strength: ReturnType<typeof openStrength>;
	/** 32 bytes each; the first seals, all open. */
	readonly secrets: readonly Uint8Array[];
	/** For tests: a settable clock, their own limits. No variable and no route of the product can set these. */
	readonly overrides: Partial<Services>;
}

// The entry runs from source and the site from its bundle: two copies of every module, one process, one database.
declare global {
	var gatehouse: HandedOver | undefined;
}

export function handOver(prepared: HandedOver): void {
	globalThis.gatehouse = prepared;
}

export const isHandedOver = () => globalThis.gatehouse !== undefined;

export function handedOver(): HandedOver {
	if (!globalThis.gatehouse)
		throw new Error(
			'The site was loaded without an entry that prepared it: start apps/web/server.ts.'
		);
	return globalThis.gatehouse;
}
