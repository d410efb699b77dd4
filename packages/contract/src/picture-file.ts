// What can become a profile picture. No zod in here: the page says the same of a file before it is sent.

export const pictureRules = {
	/** Of the file. */
	bytes: 2 * 1024 * 1024,
	/** Of the picture: width times height. */
	pixels: 16_000_000,
	/** The shorter side, in pixels. */
	least: 64,
	/** MIME types, for the file chooser; what counts is the content. */
	types: ['image/png', 'image/jpeg', 'image/webp']
} as const;

/** What is wrong with a file, each with the words a person reads. */
export const pictureFaults = {
	none: 'Choose a picture.',
	bytes:
		'This file is too large: it can have 2 MB at most. Save the picture smaller, and try again.',
	kind: 'This is no PNG, JPEG or WebP picture. Save it as one of these, and try again.',
	moving: 'This picture moves. Choose one that stands still.',
	pixels:
		'This picture has too many pixels: 16 million at most, such as 4000 × 4000. Save it smaller, and try again.',
	small: 'This picture is too small: each side has at least 64 pixels. Choose a larger one.',
	extra:
		'This file holds more than a picture. Save the picture again on its own, and try that file.',
	broken: 'This picture is damaged or not complete. Save it again, or choose another.',
	slow: 'This picture takes too long to read. Save it again, smaller or as a JPEG, and try that file.'
} as const satisfies Record<string, string>;

export type PictureFault = keyof typeof pictureFaults;

export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/**
 * Judges a file by its content, from its headers alone: nothing is decoded, so that a bomb costs no more than a photo.
 * What passes may still turn out damaged.
 */
export function judgePicture(bytes: Uint8Array): PictureSize | PictureFault {
	if (bytes.length === 0) return 'none';
	if (bytes.length > pictureRules.bytes) return 'bytes';
	const read = readers.find(({ begins }) => begins(bytes))?.read;
	if (!read) return 'kind';
	try {
		const found = read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		return typeof found === 'string' ? found : judgeSize(found);
	} catch (error) {
		// Read past the end: it was cut off.
		if (error instanceof RangeError) return 'broken';
		throw error;
	}
}

function judgeSize(size: PictureSize): PictureSize | PictureFault {
	if (size.width * size.height > pictureRules.pixels) return 'pixels';
	return Math.min(size.width, size.height) < pictureRules.least ? 'small' : size;
}

type Read = (file: DataView) => PictureSize | PictureFault;

const at = (bytes: Uint8Array, offset: number, text: string) =>
	[...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0));

const readers: readonly { begins: (bytes: Uint8Array) => boolean; read: Read }[] = [
	{ begins: (bytes) => at(bytes, 0, '\u0089PNG\r\n\u001a\n'), read: readPng },
	{ begins: (bytes) => at(bytes, 0, '\u00ff\u00d8\u00ff'), read: readJpeg },
	{ begins: (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP'), read: readWebp }
];

const textAt = (file: DataView, offset: number) =>
	String.fromCharCode(...[0, 1, 2, 3].map((index) => file.getUint8(offset + index)));

/** Chunks of length, name, data and checksum, from IHDR to IEND. */
function readPng(file: DataView): PictureSize | PictureFault {
	if (textAt(file, 12) !== 'IHDR') return 'broken';
	const size = { width: file.getUint32(16), height: file.getUint32(20) };
	// 16 bits a channel take twice the memory.
	if (file.getUint8(24) === 16 && size.width * size.height * 2 > pictureRules.pixels)
		return 'pixels';
	for (let offset = 8; ; offset += file.getUint32(offset) + 12) {
		const name = textAt(file, offset + 4);
		if (name === 'acTL') return 'moving';
		if (name !== 'IEND') continue;
		const end = offset + 12;
		if (end > file.byteLength) return 'broken';
		return end < file.byteLength ? 'extra' : size;
	}
}

/** Segments up to the one that says how large it is. Cameras put much behind the picture: that is not looked at, nor kept. */
function readJpeg(file: DataView): PictureSize | PictureFault {
	for (let offset = 2; ;) {
		if (file.getUint8(offset) !== 0xff) return 'broken';
		const marker = file.getUint8(offset + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { width: file.getUint16(offset + 7), height: file.getUint16(offset + 5) };
		// Before the first frame there are no pixels, so there is nothing to skip but fill bytes.
		offset += marker === 0xff ? 1 : 2 + Math.max(2, file.getUint16(offset + 2));
	}
}

/** One RIFF, whose first chunk says which of three kinds of WebP it is. */
function readWebp(file: DataView): PictureSize | PictureFault {
	const end = file.getUint32(4, true) + 8;
	if (end > file.byteLength) return 'broken';
	if (end < file.byteLength) return 'extra';
	switch (textAt(file, 12)) {
		case 'VP8X':
			if (file.getUint8(20) & 0b10) return 'moving';
			return { width: uint24(file, 24) + 1, height: uint24(file, 27) + 1 };
		case 'VP8L': {
			const bits = file.getUint32(21, true);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8 ':
			return {
				width: file.getUint16(26, true) & 0x3fff,
				height: file.getUint16(28, true) & 0x3fff
			};
		default:
			return 'broken';
	}
}

const uint24 = (file: DataView, offset: number) =>
	file.getUint16(offset, true) | (file.getUint8(offset + 2) << 16);
