import { own } from '@gatehouse/api/own';
import { expect, test } from 'vitest';
import { census } from '../../../../packages/api/src/census.ts';
import { sentence, spoken, type Told } from './sentence.ts';
import { acts } from './words-acts.ts';

const mara = { username: 'mara.lindqvist' };
const noor = { username: 'noor.haddad' };
const role = { kind: 'role', name: 'Moderator' } as const;
const done: Told = {
	...{ event: 'authz_change', act: 'roles.assign', outcome: 'done', reason: '', via: 'session' },
	...{ actor: mara, subject: noor, thing: role }
};
const said = (told: Partial<Told>) => spoken(sentence({ ...done, ...told }));

test('every act that is recorded has its words', () => {
	const isOwn = (name: string) => Object.hasOwn(own, name.split('.')[0] ?? '');
	const recorded = census().filter(({ records }) => records && records !== 'nothing');
	const without = recorded.filter(({ name }) => !isOwn(name) && !(name in acts));
	expect(without.map(({ name }) => name)).toEqual([]);
});

test('who did what to whom, with the names apart', () => {
	expect(sentence(done)).toEqual([
		{ text: 'mara.lindqvist', isName: true },
		{ text: ' gave ', isName: false },
		{ text: 'the role ', isName: false },
		{ text: 'Moderator', isName: true },
		{ text: ' to ', isName: false },
		{ text: 'noor.haddad', isName: true }
	]);
	expect(spoken(sentence(done, 'You'))).toBe('You gave the role Moderator to noor.haddad');
});

test('what is said of a name is no pattern', () => {
	expect(said({ subject: { username: '{thing}' } })).toBe(
		'mara.lindqvist gave the role Moderator to {thing}'
	);
});

test.each<[string, Partial<Told>]>([
	['mara.lindqvist tried to give the role Moderator to noor.haddad', { outcome: 'refused' }],
	['mara.lindqvist logged in', { act: 'email.verify', event: 'authn_login_success' }],
	['Somebody made the account', { act: 'email.verify', actor: null, via: 'visitor' }],
	[
		'The system enabled noor.haddad: the day had come',
		{ act: 'enabling', actor: null, via: 'system' }
	],
	[
		'Someone deleted since gave a role to someone',
		{ actor: { username: null }, subject: null, thing: { kind: 'role', name: null } }
	],
	[
		'Somebody gave the right password of noor.haddad, and was asked for the second step',
		{ act: 'auth.login', event: 'authn_token_created', actor: null, via: 'visitor' }
	],
	['mara.lindqvist did notes.create', { act: 'notes.create' }],
	[
		'mara.lindqvist, seeing as noor.haddad, tried to open /admin/users',
		{ act: '/admin/users', outcome: 'refused', actor: noor, impersonator: mara }
	],
	[
		'Someone deleted since, seeing as noor.haddad, tried to open /admin/users',
		{ act: '/admin/users', outcome: 'refused', actor: noor, impersonator: { username: null } }
	]
])('%s', (sentence, told) => {
	expect(said(told)).toBe(sentence);
});

test.each<[string, Partial<Told>]>([
	['Somebody typed a wrong password for noor.haddad', { reason: 'wrongPassword' }],
	['Somebody tried to log in, and no account fits', { reason: 'wrongPassword', subject: null }],
	['Somebody knew the password of noor.haddad, whose account is disabled', { reason: 'disabled' }],
	['Somebody tried too often to log in', { reason: 'tooMany' }],
	['Somebody tried to open /admin/roles', { act: '/admin/roles' }],
	['Somebody tried to send a form of /admin/roles', { act: '/admin/roles?/create' }],
	['Somebody tried to ask for users.list', { act: 'users.list' }]
])('refused: %s', (sentence, told) => {
	const visitor = { act: 'auth.login', actor: null, via: 'visitor', outcome: 'refused' } as const;
	expect(said({ ...visitor, ...told })).toBe(sentence);
});
