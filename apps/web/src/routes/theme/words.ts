export const words = {
	title: 'Theme',
	why: 'How this site looks on this device. As the system means light by day and dark by night where your device does that.',
	back: 'Back'
};
