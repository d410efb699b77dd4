import type { ManyAct } from '@gatehouse/contract';
import { explain, type Refusal } from '@gatehouse/contract/refusals';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const are = (count: number) => (count === 1 ? '1 person is' : `${count} people are`);

/** What each act is called over so many people, and how it went. `role`: its name. */
const acts: Record<
	ManyAct,
	{
		title: (count: number, role: string) => string;
		what: string;
		working: string;
		done: (count: number, role: string) => string;
		already: string;
	}
> = {
	assign: {
		title: (count, role) => `Give ${role} to ${people(count)}`,
		what: 'What it allows holds from their next click on.',
		working: 'Giving',
		done: (count, role) => `${role} was given to ${people(count)}.`,
		already: 'Holds it already.'
	},
	unassign: {
		title: (count, role) => `Take ${role} from ${people(count)}`,
		what: 'What it allows ends with their next click.',
		working: 'Taking',
		done: (count, role) => `${role} was taken from ${people(count)}.`,
		already: 'Does not hold it.'
	},
	endSessions: {
		title: (count) => `Log out ${people(count)} everywhere`,
		what: 'Each of their devices has to log in again. Their passwords and tokens stay.',
		working: 'Logging out',
		done: (count) => `${are(count)} logged out everywhere.`,
		already: 'Logged in nowhere.'
	},
	enable: {
		title: (count) => `Enable ${people(count)}`,
		what: 'They can log in again, and are told so by mail.',
		working: 'Enabling',
		done: (count) => `${are(count)} enabled.`,
		already: 'Not disabled.'
	},
	disable: {
		title: (count) => `Disable ${people(count)}`,
		what: 'They are logged out everywhere and cannot log in. Each is told why by mail.',
		working: 'Disabling',
		done: (count) => `${are(count)} disabled.`,
		already: 'Disabled already.'
	}
};

export const words = {
	acts,
	aRole: 'a role',
	notYet: 'Nothing has happened yet.',
	role: 'Role',
	roleWhy: 'Those that you may give and take.',
	chooseRole: 'Choose a role',
	noRoles: 'There is no role that you may give or take. Ask an administrator.',
	go: 'Go on',
	who: 'Who it changes',
	count: people,
	notThem: 'Who stays as they are',
	nobodyChanges: 'It would change nobody',
	nobodyChangesWhy: 'Go back to the list and choose others.',
	gone: 'A deleted account',
	why: 'Why',
	whyWhy: 'The same for all of them. Nothing has happened yet.',
	confirm: 'Confirm',
	keep: 'Leave them as they are',
	back: 'Back to the list',
	wrong: 'This cannot be done to these people',

	nobody: 'Nobody was changed: it was so already.',
	refused: (count: number) => `${people(count)} could not be changed.`,
	notDone: 'Who was not changed'
};

/** Why somebody stays as they are. */
export function whyNot(act: ManyAct | null, refusal: Refusal | null): string {
	if (!refusal) return act ? acts[act].already : '';
	if (refusal.kind === 'notFound') return 'The account is gone.';
	if (refusal.kind === 'notAllowed' && refusal.why === 'onYourself')
		return 'This is you, and nobody does this to themselves.';
	if (refusal.kind === 'notAllowed' && refusal.why === 'beyondYours')
		return 'May do things that you may not. Ask someone who may.';
	return explain(refusal);
}
