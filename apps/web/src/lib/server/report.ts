import type { Services } from '@gatehouse/api';
import { log } from './log.ts';

/** One record per bug. */
export const report: Services['report'] = (error, { requestId, path }) =>
	log.error({ requestId, path, error });
