import { crc32 } from 'node:zlib';
import sharp from 'sharp';

type Format = 'png' | 'jpeg' | 'webp';

/** Red at the left, blue at the right, so that what was cut and turned can be told. */
export function picture(format: Format, width = 600, height = 400): Promise<Buffer> {
	return drawing(width, height).toFormat(format).toBuffer();
}

function drawing(width: number, height: number) {
	const half = Math.ceil(width / 2);
	return sharp({
		create: { width: half, height, channels: 3, background: 'red' },
		limitInputPixels: false
	}).extend({ right: width - half, background: 'blue' });
}

/** Which of the two it is, at these pixels of a picture. */
export async function colourAt(file: Uint8Array, x: number, y: number): Promise<string> {
	const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
	const [red = 0, , blue = 0] = data.subarray((y * info.width + x) * info.channels);
	return red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : `${red} ${blue}`;
}

/** As a telephone makes it: on its side, with where it was taken. */
export function fromTelephone(width = 600, height = 400): Promise<Buffer> {
	return drawing(width, height)
		.jpeg()
		.withExif({
			IFD0: { Make: 'Northfold', Orientation: '6' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 41/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.toBuffer();
}

/** Small as a file, much as a picture. */
export const bomb = (width: number, height: number) =>
	drawing(width, height).png({ compressionLevel: 9 }).toBuffer();

/** What costs most of what is let in: all of it is decoded before the first row is known. */
export const costly = () => drawing(4000, 4000).png({ progressive: true }).toBuffer();

export const svg = () =>
	Buffer.from(
		'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>'
	);

/** A GIF to whoever looks at its beginning, a page to whoever looks for tags. */
export const gif = () =>
	Buffer.concat([
		Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1'),
		Buffer.from('<script>alert(1)</script>')
	]);

export const withPageBehind = (file: Buffer) =>
	Buffer.concat([file, Buffer.from('<html><script>alert(1)</script></html>')]);

/** A PNG with a text chunk that is a page. */
export async function withPageInside(): Promise<Buffer> {
	const png = await picture('png');
	const text = pngChunk('tEXt', Buffer.from('Comment\0<html><script>alert(1)</script></html>'));
	return Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]);
}

/** A PNG that says it is an animation. */
export async function movingPng(): Promise<Buffer> {
	const png = await picture('png');
	const frames = Buffer.alloc(8);
	frames.writeUInt32BE(10_000);
	return Buffer.concat([png.subarray(0, 33), pngChunk('acTL', frames), png.subarray(33)]);
}

/** A WebP of so many frames. `admitted` false: its header keeps quiet about them. */
export async function movingWebp(frames: number, admitted = true): Promise<Buffer> {
	const side = 64;
	const still = await sharp({
		create: { width: side, height: side, channels: 4, background: '#0a08' }
	})
		.webp({ lossless: true })
		.toBuffer();
	const image = still.subarray(12);
	const header = Buffer.alloc(10);
	header[0] = (admitted ? 0b10 : 0) | 0b1_0000;
	header.writeUIntLE(side - 1, 4, 3);
	header.writeUIntLE(side - 1, 7, 3);
	const place = Buffer.alloc(16);
	place.writeUIntLE(side - 1, 6, 3);
	place.writeUIntLE(side - 1, 9, 3);
	place.writeUIntLE(10, 12, 3);
	const frame = riffChunk('ANMF', Buffer.concat([place, image]));
	return riffChunk(
		'RIFF',
		Buffer.concat([
			Buffer.from('WEBP'),
			riffChunk('VP8X', header),
			riffChunk('ANIM', Buffer.alloc(6)),
			...Array<Buffer>(frames).fill(frame)
		])
	);
}

function riffChunk(name: string, data: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.write(name, 'latin1');
	head.writeUInt32LE(data.length, 4);
	return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function pngChunk(name: string, data: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(data.length);
	head.write(name, 4, 'latin1');
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
	return Buffer.concat([head, data, sum]);
}
