import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('fifty at once: each is done or refused within five seconds, in 200 MB, and nobody else waits', async () => {
	const load = new URL('testing/load.ts', import.meta.url).pathname;
	const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', load]);
	const { outcomes, kept, longest, longestRead, longestDelay, megabytes } = JSON.parse(stdout);
	expect(outcomes).toMatchObject({
		...{ bomb: { pixels: 5 }, line: { small: 5 }, frames: { moving: 5 } },
		...{ svg: { kind: 5 }, gif: { kind: 5 }, polyglot: { extra: 5 } }
	});
	// What has to be decoded waits its turn, or is told that there is none.
	const { photo, interlaced, truncated, unadmitted } = outcomes;
	expect(photo.kept).toBeGreaterThan(0);
	expect((photo.kept ?? 0) + (photo.QueueFull ?? 0)).toBe(5);
	expect((interlaced.kept ?? 0) + (interlaced.QueueFull ?? 0)).toBe(5);
	expect((truncated.broken ?? 0) + (truncated.QueueFull ?? 0)).toBe(5);
	expect((unadmitted.broken ?? 0) + (unadmitted.QueueFull ?? 0)).toBe(5);
	expect(kept).toBe(2 * (photo.kept + (interlaced.kept ?? 0)));
	expect(longest).toBeLessThan(5000);
	expect(megabytes).toBeLessThan(200);
	expect(longestRead).toBeLessThan(1500);
	expect(longestDelay).toBeLessThan(1500);
});
