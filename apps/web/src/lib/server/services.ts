import { createLimits, type Services } from '@gatehouse/api';
import { auditLabel, createVerify, headIn } from '@gatehouse/audit';
import {
	createApiTokens,
	createBreaches,
	createPasswords,
	createSeal,
	createSessions,
	factorsLabel,
	keysOf
} from '@gatehouse/auth';
import { isStaff } from '@gatehouse/contract';
import type { HandedOver } from './handed-over.ts';
import { report } from './report.ts';

/** The composition root: everything that outlives a request is made here and handed in from here on. */
export async function createServices({
	config,
	database,
	mailer,
	pictures,
	secrets,
	strength,
	overrides
}: HandedOver): Promise<Services> {
	const { product } = config;
	const { db } = database;
	const now = overrides.now ?? (() => new Date());
	return {
		db,
		now,
		product,
		mailer,
		pictures,
		report,
		sessions: createSessions({ db, now, lives: product.sessions, isStaff }),
		tokens: createApiTokens({ db, now }),
		passwords: await createPasswords(),
		strength: strength.check,
		hasLeaked: createBreaches(product.breachService, (error) =>
			report(error, { requestId: 'none', path: 'breach service' })
		),
		limits: createLimits({ db, now }),
		factorSeal: createSeal(secrets, factorsLabel),
		factorIsRequired: config.mode === 'production',
		origin: config.origin,
		verifyAudit: createVerify({
			db,
			keys: keysOf(secrets, auditLabel),
			head: headIn(config.dataDir)
		}),
		...overrides
	};
}
