export const words = {
	title: 'Edit profile',
	subject: 'Profile',
	why: 'Who you are here.',
	submit: 'Save',
	working: 'Saving',
	cancel: 'Cancel',
	saved: 'Saved.',
	room: 140
};
