import type { PictureSize } from '@gatehouse/contract/picture-file';

/** The square of a picture that is kept, as parts of it: 0 to 1. */
export interface Crop {
	/** Of its width, from the left. */
	readonly x: number;
	/** Of its height, from the top. */
	readonly y: number;
	/** Of its shorter side. */
	readonly size: number;
}

/** The square in pixels, always inside the picture; without a crop the largest one in the middle. */
export function squareOf({ width, height }: PictureSize, crop: Crop | undefined) {
	const shorter = Math.min(width, height);
	const side = Math.max(1, Math.round(shorter * (crop?.size ?? 1)));
	const inside = (start: number, room: number) => Math.round(Math.min(Math.max(0, start), room));
	return {
		left: inside(crop ? crop.x * width : (width - side) / 2, width - side),
		top: inside(crop ? crop.y * height : (height - side) / 2, height - side),
		width: side,
		height: side
	};
}
