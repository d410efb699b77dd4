import type { Template } from '@gatehouse/mail';

/** What a mail is for, to who administers. A template without its words does not compile. */
const templates: Readonly<Record<Template, string>> = {
	confirmEmail: 'Confirmation of a new account',
	alreadyRegistered: 'Word that an account exists already',
	resetPassword: 'Link to choose a new password',
	passwordChanged: 'Word that a password was changed',
	confirmEmailChange: 'Confirmation of a new email',
	emailChangeRequested: 'Word that an email is about to change',
	emailChanged: 'Word that an email was changed',
	emailChangedAway: 'Word that an email was changed, once more',
	changeUndone: 'Word that a change was undone',
	emailWithdrawn: 'Word that an email is in force no more',
	tokenMade: 'Word that an API token was made',
	invitation: 'Invitation to make an account',
	accountDisabled: 'Word that an account was disabled',
	accountEnabled: 'Word that an account works again',
	accountDeleted: 'Word that an account was deleted'
};

const isTemplate = (name: string): name is Template => Object.hasOwn(templates, name);

/** The words for a template; for one of another version, its name. */
export const called = (template: string): string =>
	isTemplate(template) ? templates[template] : template;

export const words = {
	title: 'Mail not delivered',
	why: 'Tried for up to a day, then given up. Once the cause is mended, people can ask for their mail again.',
	to: (recipient: string) => `To ${recipient}, given up`,
	cause: 'Why:',
	more: 'And others before these',
	moreWhy: 'These are the newest five.'
};
