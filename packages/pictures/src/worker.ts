// A process of its own: a decoder that runs away or falls over takes nothing with it, and can be ended from outside.
import { encode, type Job } from './encode.ts';

const isJob = (value: unknown): value is Job =>
	typeof value === 'object' && value !== null && 'bytes' in value;

process.on('message', (job) => {
	if (!isJob(job)) return;
	void encode(job).then((answer) => process.send?.(answer));
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
