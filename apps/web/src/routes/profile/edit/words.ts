export const words = {
	title: 'Edit profile',
	subject: 'Profile',
	why: 'What others see of you.',
	submit: 'Save',
	working: 'Saving',
	cancel: 'Cancel',
	saved: 'Saved. Others see it from now on.',
	room: 140
};
