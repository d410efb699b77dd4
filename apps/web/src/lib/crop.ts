/** The part of a picture that is seen through a square window. */
export interface View {
	/** The middle of the window, as parts of the picture's width and height: 0 to 1. */
	readonly x: number;
	readonly y: number;
	/** 1: the window is as wide as the picture's shorter side; 2: half of that. */
	readonly zoom: number;
}

/** Pixels. */
export interface Whole {
	readonly width: number;
	readonly height: number;
}

export const middle: View = { x: 0.5, y: 0.5, zoom: 1 };

const between = (least: number, value: number, most: number) =>
	Math.min(Math.max(value, least), most);

/** Nearer than this there is nothing more to see: 96 pixels, or a quarter of the picture. */
export const nearest = ({ width, height }: Whole) => between(1, Math.min(width, height) / 96, 4);

/** The window's side as parts of the picture's width and height. */
function sideOf({ width, height }: Whole, zoom: number) {
	const side = Math.min(width, height) / zoom;
	return { wide: side / width, high: side / height };
}

/** The view that is closest to it and shows nothing beside the picture. */
function inside(whole: Whole, { x, y, zoom }: View): View {
	const near = between(1, zoom, nearest(whole));
	const { wide, high } = sideOf(whole, near);
	return {
		x: between(wide / 2, x, 1 - wide / 2),
		y: between(high / 2, y, 1 - high / 2),
		zoom: near
	};
}

/** The window moves to the right and down, by parts of itself. */
export function moved(whole: Whole, view: View, right: number, down: number): View {
	const { wide, high } = sideOf(whole, view.zoom);
	return inside(whole, { ...view, x: view.x + right * wide, y: view.y + down * high });
}

export const zoomed = (whole: Whole, view: View, zoom: number): View =>
	inside(whole, { ...view, zoom });

/** As `profile.setPicture` takes it: the upper left corner, and the side in shorter sides. */
export function cropOf(whole: Whole, { x, y, zoom }: View) {
	const { wide, high } = sideOf(whole, zoom);
	return { x: x - wide / 2, y: y - high / 2, size: 1 / zoom };
}

/** Where the whole picture lies behind the window, in per cent of the window. */
export function placeOf(whole: Whole, { x, y, zoom }: View) {
	const { wide, high } = sideOf(whole, zoom);
	const width = 100 / wide;
	const height = 100 / high;
	return { width, height, left: 50 - x * width, top: 50 - y * height };
}
