import type { AuditVia } from '@gatehouse/contract/audit';
import type { Parameter } from './view.ts';

/** Why something was refused, by the word that the log has for it. */
const reasons: Readonly<Record<string, string>> = {
	wrongPassword: 'The password was wrong.',
	passkeyUnknown: 'No account has this passkey, or not any more.',
	passkeyOfSomeoneElse: 'The passkey belonged to somebody else.',
	passkeyUsedBefore:
		'It answered no question that was open: used before, too late, or for something else.',
	passkeyOrigin: 'It was asked by the page of another site.',
	passkeySite: 'It was signed for another site.',
	passkeyUnverified: 'The device had not checked that it was its owner.',
	passkeyCounter: 'It had counted no further than before: there may be a copy of it.',
	passkeyForged: 'The signature, or what was signed, was not right.',
	missingPermission: 'None of their roles allows it.',
	beyondYours: 'The other person, or the role, may do things that they may not.',
	onYourself: 'Nobody does this to themselves.',
	missingScope: 'The token was not made for it.',
	notByToken: 'No token may do this.',
	byInvitation: 'Registration is by invitation.',
	disabled: 'The account is disabled.',
	tooMany: 'Too often within a short time. What followed until that time was over is not listed.',
	notFound: 'It was not there, or not there any more.',
	stepUpRequired: 'They had not confirmed lately who they are.',
	secondFactorRequired: 'The second step of the login was missing.',
	lastAdministrator: 'It would have left no administrator.',
	builtInRole: 'The role came with the system.',
	defaultRole: 'Every new account gets this role.',
	roleInUse: 'People held the role.',
	addressTaken: 'The address belonged to somebody else.',
	changedMeanwhile: 'The account changed in that very moment.',
	tooManyTokens: 'They had as many tokens as one can have.',
	tooManyPasskeys: 'They had as many passkeys as one can have.',
	accountDisabled: 'The account is disabled.',
	tooLateToUndo: 'It was too late to undo it.',
	mailSettled: 'The mail was seen to already.',
	lastWayIn: 'It was the last way into the account.',
	mailIsGone: 'What the mail said was not kept any more.'
};

/** What was before and after, by the word that the log has for it. */
const changes: Readonly<Record<string, string>> = {
	aboutMe: 'About me',
	description: 'Description',
	disabled: 'Disabled',
	email: 'Email',
	name: 'Name',
	permissions: 'Permissions',
	reason: 'Reason',
	roleId: 'Role’s id',
	scopes: 'Scopes',
	until: 'Until',
	username: 'Username',
	// What of the log was exported.
	actorId: 'By',
	subjectId: 'On whom',
	event: 'Only',
	outcome: 'Only',
	since: 'Since',
	before: 'Before',
	address: 'From'
};

export const words = {
	title: 'Audit log',
	lede: 'What was done and what was refused. Nobody can change it.',
	export: 'Export as CSV',
	filters: 'Filters',
	filter: 'Filter',
	clear: 'Clear',
	without: (name: string) => `Clear: ${name}`,
	names: {
		who: 'By',
		whom: 'On whom',
		event: 'Event',
		outcome: 'Outcome',
		since: 'When',
		before: 'When',
		address: 'Address',
		cursor: 'where the page begins'
	} satisfies Record<Parameter, string>,
	fields: { who: 'Who did it', whom: 'Whose account', address: 'Where they asked from' },
	whoHelp: 'A username, an email or an id',
	addressHelp: 'Such as 192.0.2.1 or 2001:db8::1',
	outcomes: { done: 'Done', refused: 'Refused' },
	today: 'Today',
	lastDays: (count: number) => `Last ${count} days`,
	since: 'Since',
	before: 'Before',
	odd: (names: string) =>
		`Part of this address makes no sense here and was left out: ${names}. This is the first page of the rest.`,
	refused: (name: string, why: string) => `${name}: ${why}`,

	caption: 'Events, the latest first',
	heads: { at: 'Time', what: 'What happened', from: 'From', outcome: 'Outcome' },
	onThisPage: (count: number) =>
		count === 1 ? '1 event on this page' : `${count} events on this page`,
	andMore: ', and there are earlier ones',
	foot: 'Latest first, 25 a page',
	earlier: 'Earlier',
	latest: 'Back to the latest',

	facts: {
		reason: 'Why',
		at: 'Exact time',
		event: 'Event',
		who: 'By',
		whom: 'On whom',
		through: 'Seen by',
		address: 'Address',
		browser: 'Browser',
		request: 'Request'
	},
	why: (reason: string) => reasons[reason] ?? reason,
	vias: {
		session: 'logged in',
		token: 'by an API token',
		visitor: 'Nobody who was logged in',
		terminal: 'The server’s terminal',
		system: 'The system itself'
	} satisfies Record<AuditVia, string>,
	gone: 'Someone deleted since',
	all: { who: 'All by them', whom: 'All on them', from: 'All from there' },
	about: (what: string, name: string) => `${what}: ${name}`,
	change: (what: string) => changes[what] ?? what,
	nothing: 'nothing',
	to: '→',

	failed: 'The log could not be read just now',
	failedWhy: 'Nothing was changed, and your filters are kept.',
	again: 'Try again',
	failedAs: 'Request',

	none: 'Nothing yet',
	noneWhy: 'What is done and what is refused is listed here from now on.',
	noneSuch: 'No such event',
	further: 'Nothing in this stretch of the log',
	furtherWhy:
		'One page looks at a stretch only, however long the log is. There may be some before it.',
	lookFurther: 'Look further back',
	nobody: (name: string) => `Nobody here is “${name}”`,
	nobodyWhy:
		'Somebody is found by a username, an email or an id. Who was deleted is found by their id alone.',
	clearAll: 'Clear the filters'
};
