import type { MailState } from '@gatehouse/contract/mail';
import type { Template } from '@gatehouse/mail';
import { figure } from './words.ts';

/** What a mail is for, to who administers. A template without its words does not compile. */
const templates: Readonly<Record<Template, string>> = {
	confirmEmail: 'Link to confirm a new account',
	alreadyRegistered: 'An account exists already',
	resetPassword: 'Link to choose a new password',
	loginLink: 'Link to log in',
	passwordChanged: 'Password was changed',
	confirmEmailChange: 'Link to confirm a new email',
	emailChangeRequested: 'Email is about to change',
	emailChanged: 'Email was changed',
	emailChangedAway: 'Email was changed, once more',
	changeUndone: 'Change was undone',
	emailWithdrawn: 'Email is in force no more',
	tokenMade: 'API token was made',
	invitation: 'Invitation to make an account',
	accountDisabled: 'Account was disabled',
	accountEnabled: 'Account works again',
	accountDeleted: 'Account was deleted',
	newDevice: 'A new device logged in',
	factorChanged: 'Second factor changed',
	factorResetRequested: 'Two-step login is about to be turned off',
	secondFactorFailed: 'Second step refused',
	viewedAs: 'Somebody sees the site as they do'
};

const isTemplate = (name: string): name is Template => Object.hasOwn(templates, name);

/** The words for a template; for one of another version, its name. */
export const called = (template: string): string =>
	isTemplate(template) ? templates[template] : template;

const states: Readonly<Record<MailState, string>> = {
	waiting: 'Waiting',
	retrying: 'Trying again',
	delivered: 'Delivered',
	givenUp: 'Given up'
};

export const words = {
	title: 'Mail not delivered',
	why: 'Given up after a day of trying, or at once where the mailbox does not exist.',
	to: (recipient: string) => `To ${recipient}, given up`,
	cause: 'Why:',
	sendAgain: 'Send again',
	sending: 'Sending',
	done: 'Done with it',
	/** An act, and the mail that it is about. */
	about: (act: string, template: string, recipient: string) =>
		`${act}: ${called(template)}, to ${recipient}`,
	more: (count: number) => `And ${figure(count)} before these`,
	moreWhy: 'They come up here as these are seen to.',
	sentAgain: 'On its way again. Should it not arrive, it comes back here.',
	settled: 'Done. It is off this list.',

	theirs: 'Mail',
	states,
	elsewhere: (recipient: string) => `To ${recipient}`,
	none: 'No mail yet.',
	noneWhy: 'What is mailed about this account is listed here for 90 days.',
	older: 'Older mail'
};
