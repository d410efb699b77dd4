import { judgePicture, type PictureFault } from '@gatehouse/contract/picture-file';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encode, type Job } from './encode.ts';
import * as specimens from './testing/specimens.ts';

/** As the site sees a file: by its headers, and then by its pixels. */
async function made(job: Job) {
	const judged = judgePicture(job.bytes);
	return typeof judged === 'string' ? judged : encode(job);
}

test.each(['png', 'jpeg', 'webp'] as const)('%s: two squares of WebP', async (format) => {
	const encoded = await made({ bytes: await specimens.picture(format) });
	if (typeof encoded === 'string') throw new Error(encoded);
	for (const size of [512, 96] as const)
		expect(await sharp(encoded[size]).metadata()).toMatchObject({
			...{ format: 'webp', width: size, height: size }
		});
	expect(await specimens.colourAt(encoded[512], 8, 256)).toBe('red');
	expect(await specimens.colourAt(encoded[512], 504, 256)).toBe('blue');
});

test('it is turned as it was taken, and nothing is left of where that was', async () => {
	const bytes = await specimens.fromTelephone();
	expect(bytes.includes('Northfold')).toBe(true);
	expect((await sharp(bytes).metadata()).exif?.length).toBeGreaterThan(100);
	const encoded = await made({ bytes });
	if (typeof encoded === 'string') throw new Error(encoded);
	for (const webp of Object.values(encoded)) {
		const { exif, icc, xmp, iptc, orientation } = await sharp(webp).metadata();
		expect([exif, icc, xmp, iptc, orientation]).toEqual(Array(5).fill(undefined));
		expect(Buffer.from(webp).includes('Northfold')).toBe(false);
	}
	// A quarter to the right: what was at the left is above.
	expect(await specimens.colourAt(encoded[512], 256, 8)).toBe('red');
	expect(await specimens.colourAt(encoded[512], 256, 504)).toBe('blue');
});

test('the crop is of the picture as it is looked at', async () => {
	// 400 × 600 once it is upright; its lower third is blue.
	const bytes = await specimens.fromTelephone();
	for (const [y, colour] of [
		[0, 'red'],
		[0.6, 'blue']
	] as const) {
		const encoded = await made({ bytes, crop: { x: 0.25, y, size: 0.5 } });
		if (typeof encoded === 'string') throw new Error(encoded);
		for (const corner of [8, 504])
			expect(await specimens.colourAt(encoded[512], 256, corner)).toBe(colour);
	}
});

test('what can be seen through is white: it looks the same on any page', async () => {
	const seen = { create: { width: 99, height: 99, channels: 4, background: '#0000' } } as const;
	const encoded = await made({ bytes: await sharp(seen).png().toBuffer() });
	if (typeof encoded === 'string') throw new Error(encoded);
	const { data, info } = await sharp(encoded[96]).raw().toBuffer({ resolveWithObject: true });
	expect(info.channels).toBe(3);
	expect(Math.min(...data)).toBeGreaterThan(250);
});

test('the smallest crop of the largest picture is a picture', async () => {
	const bytes = await specimens.picture('png', 4000, 4000);
	const encoded = await made({ bytes, crop: { x: 0.999, y: 0.999, size: 0 } });
	expect(encoded).toHaveProperty('512');
});

const hostile: [string, () => Promise<Buffer> | Buffer, PictureFault][] = [
	['nothing', () => Buffer.alloc(0), 'none'],
	['more than 2 MB', () => Buffer.alloc(2 * 1024 * 1024 + 1, 'x'), 'bytes'],
	['text', () => Buffer.from('hello'), 'kind'],
	['SVG', specimens.svg, 'kind'],
	['a GIF that is a page too', specimens.gif, 'kind'],
	['a page behind a PNG', async () => specimens.withPageBehind(await png()), 'extra'],
	['a page behind a WebP', async () => specimens.withPageBehind(await webp()), 'extra'],
	['14,000 × 14,000', () => specimens.bomb(14_000, 14_000), 'pixels'],
	['65,535 × 1', () => specimens.bomb(65_535, 1), 'small'],
	['63 × 63', () => specimens.picture('webp', 63, 63), 'small'],
	['an animated PNG', specimens.movingPng, 'moving'],
	['10,000 frames of WebP', () => specimens.movingWebp(10_000), 'moving'],
	['10,000 frames that are not admitted', () => specimens.movingWebp(10_000, false), 'broken'],
	['half a PNG', async () => half(await png()), 'broken'],
	['half a JPEG', async () => half(await jpeg()), 'broken'],
	['half a WebP', async () => half(await webp()), 'broken'],
	['the first bytes of a PNG', async () => (await png()).subarray(0, 16), 'broken'],
	['the first bytes of a JPEG', async () => (await jpeg()).subarray(0, 4), 'broken'],
	['a PNG with a flipped bit', async () => flipped(await png()), 'broken']
];
const png = () => specimens.picture('png');
const jpeg = () => specimens.picture('jpeg');
const webp = () => specimens.picture('webp');
const half = (file: Buffer) => file.subarray(0, file.length / 2);
function flipped(file: Buffer) {
	const at = file.indexOf('IDAT') + 20;
	file.writeUInt8(file.readUInt8(at) ^ 0xff, at);
	return file;
}

test.each(hostile)('%s is refused within a second', async (_name, make, fault) => {
	const bytes = await make();
	expect(bytes.length).toBeLessThanOrEqual(2 * 1024 * 1024 + 1);
	const began = performance.now();
	expect(await made({ bytes })).toBe(fault);
	expect(performance.now() - began).toBeLessThan(1000);
});

test.each([
	['inside a PNG', specimens.withPageInside],
	['behind a JPEG', async () => specimens.withPageBehind(await jpeg())]
])('of a page %s nothing is kept', async (_name, make) => {
	const bytes = await make();
	expect(bytes.includes('<script')).toBe(true);
	const encoded = await made({ bytes });
	if (typeof encoded === 'string') throw new Error(encoded);
	for (const webp of Object.values(encoded))
		expect(Buffer.from(webp).includes('<script')).toBe(false);
});

test('decoders of anything else cannot be reached, whatever the headers say', async () => {
	for (const bytes of [specimens.svg(), specimens.gif()])
		expect(await encode({ bytes })).toBe('broken');
	expect(await encode({ bytes: await specimens.bomb(14_000, 14_000) })).toBe('pixels');
});
