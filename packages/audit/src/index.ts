export type { Entry, Facts, Someone } from './entry.ts';
export { eraseFrom } from './erase.ts';
export { findEvents, type Wanted } from './find.ts';
export { headIn, type Head, type HeadPlace } from './head.ts';
export { auditLabel, type Key } from './link.ts';
export { readEvents, type AuditRow } from './read.ts';
export { record } from './record.ts';
export { createSealer, type Sealer, type SealerOptions } from './sealer.ts';
export { createVerify, type Verified, type Verify } from './verify.ts';
