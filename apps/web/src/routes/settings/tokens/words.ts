import type { tokenDays } from '@gatehouse/contract/tokens';

type Days = (typeof tokenDays)[number];

export const words = {
	title: 'API tokens',
	lede: 'Programs that may act for you, each with a token of its own.',
	new: 'New token',

	list: 'Your tokens',
	listWhy: 'Whatever they were made for: none can do more than you may at that moment.',
	none: 'No program acts for you',
	noneWhy:
		'A script, a nightly job or another app can do something here in your name, without your password. Make a token for it below. A terminal gets its own with “gatehouse login”.',
	neverUsed: 'Never used.',
	lastUsed: 'Last used:',
	until: 'Works until',
	ended: 'Ended on',
	rests: 'You may not do all of this any more, so neither can it.',
	nothing: 'Nothing that is still possible here.',
	revoke: 'Revoke',
	revokeOne: (name: string) => `Revoke: ${name}`,

	question: (name: string) => `Revoke ${name}?`,
	questionWhy:
		'Whatever uses it is refused from its next request on. This cannot be undone: make a new token in its place.',
	answers: { confirm: 'Revoke the token', working: 'Revoking', keep: 'Keep it' },
	revoked: 'Revoked. Whatever used it is refused from now on.',

	newWhy: 'You see it once, right after it is made. We mail you that it was.',
	scopes: 'What it may do',
	scopesHelp: 'As little as it needs. These are yours to give; it gets what you tick.',
	days: 'How long it works',
	lives: { 7: '7 days', 30: '30 days', 90: '90 days', 365: 'A year' } satisfies Record<
		Days,
		string
	>,
	submit: 'Make the token',
	working: 'Making it',

	made: (name: string) => `${name} is made.`,
	onlyTime: 'Copy its token now: this is the only time it is shown.',
	madeWhy:
		'Whoever has it can do what it may do, as you. Keep it where passwords are kept, never in a file that others read.',
	token: 'Token',
	asHeader: 'Send it with each request',
	asVariable: 'Or hand it to the command',
	kept: 'I have kept it'
};
