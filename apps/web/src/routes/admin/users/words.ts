import type { ManyAct } from '@gatehouse/contract';
import type { TwoFactorState, UserOrder, UserState } from '@gatehouse/contract/users';
import type { Parameter } from './view.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const words = {
	search: 'Username or email',
	submit: 'Search',
	offline: 'You are offline. We look for it once you are back.',
	filters: 'Filters',
	filter: 'Filter',
	clear: 'Clear',
	without: (name: string) => `Clear: ${name}`,
	any: 'Any',
	names: {
		search: 'Search',
		state: 'State',
		twoFactor: 'Two-step',
		roleId: 'Role',
		joinedSince: 'Joined',
		joinedBefore: 'Joined',
		seenSince: 'Last seen',
		seenBefore: 'Last seen',
		sort: 'the order',
		cursor: 'where the page begins'
	} satisfies Record<Parameter, string>,
	states: { active: 'Active', disabled: 'Disabled' } satisfies Record<UserState, string>,
	twoFactorStates: { on: 'On', off: 'Off' } satisfies Record<TwoFactorState, string>,
	someRole: 'not known here',
	sort: 'Sort',
	sorted: (order: string) => `Sort: ${order}`,
	since: 'Since',
	before: 'Before',
	lastDays: (count: number) => `Last ${count} days`,
	notForDays: (count: number) => `Not for ${count} days`,
	odd: (names: string) =>
		`Part of this address makes no sense here and was left out: ${names}. This is the first page of the rest.`,

	caption: (order: string) => `People, ${order}`,
	pick: 'Select',
	username: 'Username',
	email: 'Email',
	state: 'State',
	roles: 'Roles',
	lastSeen: 'Last seen',
	memberSince: 'Member since',
	orders: {
		newest: 'newest first',
		oldest: 'oldest first',
		lastSeen: 'last seen first',
		username: 'by username'
	} satisfies Record<UserOrder, string>,
	foot: (order: string) => `${capital(order)}, 25 a page`,
	next: 'Next 25',
	backToStart: 'Back to the start',
	export: 'Export as CSV',
	people,
	onThisPage: (count: number) => `${people(count)} on this page`,
	andMore: ', and more after them',

	select: (username: string) => `Select ${username}`,
	selectAll: 'Select all on this page',
	you: 'You',
	beyond: (username: string) =>
		`You cannot select ${username}: they may do things that you may not.`,
	selection: 'Selection',
	selected: (count: number) => `${count} selected`,
	selectedSome: 'Selected',
	actOnThem: 'Act on them',
	ofSelection: ' selection',
	acts: {
		assign: 'Give a role',
		unassign: 'Take a role',
		endSessions: 'Log out everywhere',
		enable: 'Enable',
		disable: 'Disable'
	} satisfies Record<ManyAct, string>,

	nobody: (search: string) => `Nobody matches “${search}”`,
	nobodySuch: 'Nobody matches these filters',
	nobodyWhy: 'Search looks at parts of usernames and of email addresses.',
	alsoOn: (names: string) => `Also on: ${names}.`,
	clearSearch: 'Clear the search',
	clearAll: 'Clear the filters',
	further: 'Nobody so far',
	furtherWhy: 'Many others come before whoever matches. The list goes on from here.',
	lookFurther: 'Look further',
	nobodyHere: 'Nobody is left to show',
	nobodyHereWhy: 'The list ends before this page.'
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
