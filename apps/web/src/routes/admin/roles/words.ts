export const words = {
	title: 'Roles',
	lede: 'What people may do here. A role is a name for things allowed.',
	make: 'New role',
	builtIn: 'Came with the system',
	everyone: 'Every new account gets it',
	allows: 'Allows',
	allowsNothing: 'Allows nothing beyond having an account.',
	holders: (count: number) =>
		count === 0
			? 'Nobody holds it.'
			: count === 1
				? '1 person holds it.'
				: `${count} people hold it.`,
	edit: 'Edit',
	editRole: (name: string) => `Edit: ${name}`,
	remove: 'Delete',
	removeRole: (name: string) => `Delete: ${name}`,
	beyond: 'Allows more than you may do, so it is not yours to change.',

	newTitle: 'A new role',
	newWhy: 'Nobody holds it until you give it to someone.',
	editTitle: (name: string) => `Edit ${name}`,
	editWhy: 'Changes hold for everyone who has it, from their next click on.',
	permissions: 'What it allows',
	notYours: (roles: string) =>
		`You may not do this yourself, so you cannot allow it. ${roles ? `Given by ${roles}.` : 'No role gives it.'}`,
	allOfThem: 'This role always allows everything.',
	isDefault: 'Every new account gets this role',
	isDefaultHelp: 'One role is the default. Choosing this one ends it for the other.',
	create: 'Make the role',
	creating: 'Making it',
	save: 'Save',
	saving: 'Saving',
	cancel: 'Cancel',

	deleteTitle: (name: string) => `Delete the role ${name}?`,
	deleteWhy:
		'Its name, its description and what it allows go for good. People and their other roles stay as they are.',
	stillHeld: (count: number) =>
		`${count === 1 ? '1 person still holds it' : `${count} people still hold it`}. Take it from them first, then delete it.`,
	seeUsers: 'See the users',
	deleteIt: 'Delete the role',
	deleting: 'Deleting',
	keepIt: 'Keep it',

	created: 'Made. Give it to people under Users.',
	saved: 'Saved. It holds from the next click on.',
	deleted: 'Deleted.'
};
