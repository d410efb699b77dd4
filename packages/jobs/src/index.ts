export { openJobs, type EnqueueOptions, type Jobs, type JobsOptions } from './jobs.ts';
export type { Report } from './boss.ts';
export type { Pace } from './pace.ts';
export { queue, type Queue } from './queue.ts';
export type { Handle, Job, Outcome } from './work.ts';
