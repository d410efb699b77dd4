export const words = {
	title: 'Edit profile',
	subject: 'Profile',
	why: 'Who you are here.',
	picture: 'Picture',
	submit: 'Save',
	working: 'Saving',
	cancel: 'Cancel',
	saved: 'Saved.',
	removed: 'Your picture is removed.',
	room: 140
};
