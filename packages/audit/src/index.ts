export { eraseFrom } from './erase.ts';
export { record } from './record.ts';
export type { Entry, Facts, Someone } from './entry.ts';
