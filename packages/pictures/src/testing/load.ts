// Fifty pictures at once, most of them hostile, in a process whose memory can be measured. Prints what came of it, as JSON.
import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createTestPictures } from '../testing.ts';
import { memory } from './memory.ts';
import * as specimens from './specimens.ts';

const { pictures, files, close } = await createTestPictures();
const jpeg = await specimens.picture('jpeg', 4000, 3000);
const interlaced = await specimens.costly();
const bomb = await specimens.bomb(14_000, 14_000);
const line = await specimens.bomb(65_535, 1);
const frames = await specimens.movingWebp(10_000);
const kinds = {
	photo: jpeg,
	interlaced,
	truncated: jpeg.subarray(0, jpeg.length / 2),
	bomb,
	line,
	frames,
	unadmitted: await specimens.movingWebp(10_000, false),
	svg: specimens.svg(),
	gif: specimens.gif(),
	polyglot: specimens.withPageBehind(await specimens.picture('png'))
};

globalThis.gc?.();
const before = memory();
let most = before;
const sampling = setInterval(() => (most = Math.max(most, memory())), 20);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

// Files are read by the threads that hash passwords: nobody waits for them because of pictures.
let longestRead = 0;
let done = false;
const reading = (async () => {
	while (!done) {
		const began = performance.now();
		await readFile(import.meta.filename);
		longestRead = Math.max(longestRead, performance.now() - began);
		await new Promise(setImmediate);
	}
})();

let longest = 0;
const outcomes: Record<string, Record<string, number>> = {};
await Promise.all(
	Array.from({ length: 50 }, async (_, index) => {
		const [kind, bytes] = Object.entries(kinds)[index % 10] ?? ['', jpeg];
		const began = performance.now();
		const name = String(index).padStart(43, '0');
		const came = await pictures
			.add(name, { bytes })
			.then((fault) => fault ?? 'kept')
			.catch((error: unknown) => (error instanceof Error ? error.name : String(error)));
		longest = Math.max(longest, performance.now() - began);
		const of = (outcomes[kind] ??= {});
		of[came] = (of[came] ?? 0) + 1;
	})
);
done = true;
await reading;
clearInterval(sampling);
const kept = (await files()).length;
await close();
console.log(
	JSON.stringify({
		...{ outcomes, kept, longest, longestRead },
		longestDelay: delay.max / 1e6,
		megabytes: (most - before) / 1e6
	})
);
