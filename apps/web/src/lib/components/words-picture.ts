// What is said where a picture is chosen.
const percent = (part: number) => `${Math.round(part * 100)} %`;

export const words = {
	help: 'PNG, JPEG or WebP, 2 MB at most. Choose a file, or drop it here.',
	chosen: 'Pull the picture to where it should be, then save.',
	remove: 'Remove picture',
	keep: 'Leave it as it was',
	zoom: 'Zoom',
	zoomed: (zoom: number) => `${zoom.toFixed(1)} times`,
	move: 'Position, with the arrow keys',
	place: (x: number, y: number) =>
		`Middle: ${percent(x)} from the left, ${percent(y)} from the top`,
	sending: 'Sending the picture'
};
