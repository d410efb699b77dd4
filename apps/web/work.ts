import { join } from 'node:path';
import { createLimits, enableDue } from '@gatehouse/api';
import { auditLabel, createSealer, headIn } from '@gatehouse/audit';
import { createApiTokens, createSeal, createSessions, keysOf } from '@gatehouse/auth';
import {
	createSmtp,
	deliverMail,
	intoMailbox,
	render,
	sealLabel,
	type Patience
} from '@gatehouse/mail';
import { isStaff } from '@gatehouse/contract';
import { createMailbox } from '@gatehouse/mail/mailbox';
import type { HandedOver } from './src/lib/server/handed-over.ts';
import { tidy } from './src/lib/server/housekeeping.ts';
import { noteHead } from './src/lib/server/audit-head.ts';
import { report } from './src/lib/server/report.ts';

/** Seconds. What is recorded is sealed at most five behind: this long until it is looked for, and a moment to do it. */
const sealEvery = 2;

/** What only an entry of the tests gives. */
export interface WorkForTests {
	readonly patience?: Patience;
}

/** What happens without a request: mail goes out, and what has expired goes away. With several processes each thing is done by one. */
export async function startWork(
	{ config, database, jobs, pictures, secrets, overrides }: HandedOver,
	{ patience }: WorkForTests = {}
) {
	const { db } = database;
	const { product, origin, smtpUrl, dataDir } = config;
	const now = overrides.now ?? (() => new Date());
	const site = { name: product.name, origin, supportEmail: product.supportEmail };
	const delivery = smtpUrl
		? createSmtp(smtpUrl, site)
		: intoMailbox(createMailbox(join(dataDir, 'mailbox')));
	await deliverMail({
		jobs,
		seal: createSeal(secrets, sealLabel),
		site,
		render,
		delivery,
		now,
		report: (error) => report(error, { requestId: 'none', path: 'mail' }),
		...(patience ? { patience } : {})
	});
	const sessions = createSessions({ db, now, lives: product.sessions, isStaff });
	const tokens = createApiTokens({ db, now });
	const limits = createLimits({ db, now });
	await jobs.every('enabling', '* * * * *', () => enableDue({ db, now }));
	const sealer = createSealer({
		db,
		now,
		keys: keysOf(secrets, auditLabel),
		head: headIn(dataDir),
		tell: config.mode === 'production' ? noteHead(now) : () => {}
	});
	const stopSealing = sealer.start(sealEvery, (error) =>
		report(error, { requestId: 'none', path: 'audit' })
	);
	const kept = { db, sessions, tokens, limits, pictures, now };
	await jobs.every('housekeeping', '7 * * * *', () => tidy(kept));

	return {
		/** Takes on nothing more, and lets what is being sent arrive. Before the database closes. */
		async stop(): Promise<void> {
			await stopSealing();
			await jobs.close();
			delivery.close();
			pictures.close();
		}
	};
}
