import { pictureRules, type PictureFault } from '@gatehouse/contract/picture-file';
import sharp, { type Sharp } from 'sharp';
import { squareOf, type Crop } from './crop.ts';
import { largest, smallest, type Size } from './size.ts';

export interface Job {
	readonly bytes: Uint8Array;
	readonly crop?: Crop | undefined;
}

export type Encoded = Readonly<Record<Size, Uint8Array>>;

// Decoders are where a picture attacks: of the many there are, three can be reached.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] });
// One picture at a time, and nothing kept of it.
sharp.cache(false);
sharp.concurrency(1);

const reading = {
	limitInputPixels: pictureRules.pixels,
	failOn: 'error',
	pages: 1,
	sequentialRead: true
} as const;
const webp = { quality: 82 };

/** Both sizes as WebP: upright, square, and nothing of what the file said beside the picture. For a process of its own: worker.ts. */
export async function encode({ bytes, crop }: Job): Promise<Encoded | PictureFault> {
	try {
		const { pages = 1, autoOrient: upright } = await sharp(bytes, reading).metadata();
		if (pages > 1) return 'moving';
		const square = squareOf(upright, crop);
		const { data, info } = await cut(sharp(bytes, reading).autoOrient(), upright, square)
			.flatten({ background: '#fff' })
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		const pixels = sharp(data, { raw: info }).webp(webp);
		return {
			[largest]: await pixels.clone().toBuffer(),
			[smallest]: await pixels.clone().resize(smallest).toBuffer()
		};
	} catch (error) {
		return /pixel limit/.test(String(error)) ? 'pixels' : 'broken';
	}
}

type Square = ReturnType<typeof squareOf>;

/** The square, `largest` pixels wide. A large picture is made smaller first, which decoders do while they read. */
function cut(picture: Sharp, whole: { width: number; height: number }, square: Square) {
	const scale = largest / square.width;
	if (scale >= 1) return picture.extract(square).resize(largest, largest);
	const scaled = (length: number) => Math.round(length * scale);
	const width = Math.max(largest, scaled(whole.width));
	const height = Math.max(largest, scaled(whole.height));
	return picture.resize(width, height, { fit: 'fill' }).extract({
		left: Math.min(scaled(square.left), width - largest),
		top: Math.min(scaled(square.top), height - largest),
		width: largest,
		height: largest
	});
}
