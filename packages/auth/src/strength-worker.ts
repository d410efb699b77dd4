import { workerData } from 'node:worker_threads';
import { createStrength } from './strength.ts';

const siteWords: unknown = workerData;
const strength = createStrength(Array.isArray(siteWords) ? siteWords.map(String) : []);

/** What the pool hands over to this thread, and takes back. */
export default ({ password, about }: { password: string; about: readonly string[] }) =>
	strength(password, about);
