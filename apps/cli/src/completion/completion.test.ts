import { everyScope } from '@gatehouse/contract';
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createProgram } from '../program.ts';
import { bash } from './bash.ts';
import { branchesOf, type Branch } from './branch.ts';
import { fish } from './fish.ts';
import { zsh } from './zsh.ts';

let branches: readonly Branch[];
beforeAll(() => {
	branches = branchesOf(createProgram(readConfig({})));
});

/** What bash offers where somebody typed this and presses the tab key; `^` is where they are, else at the end. */
function offered(typed: string, setting = ''): string[] {
	const line = typed.replace('^', '');
	const point = typed.includes('^') ? typed.indexOf('^') : line.length;
	const ask = `
${setting}
${bash(branches)}
COMP_LINE=$1 COMP_POINT=$2
_gatehouse
printf '%s\\n' "\${COMPREPLY[@]}"`;
	const out = execFileSync('bash', ['--norc', '-uc', ask, 'bash', line, String(point)], {
		encoding: 'utf8'
	});
	return out.split('\n').filter(Boolean);
}

describe('bash', () => {
	test('offers the commands, those that begin so, and those below', () => {
		expect(offered('gatehouse ')).toEqual(
			expect.arrayContaining(['login', 'logout', 'whoami', 'users', 'roles', 'tokens', 'admin'])
		);
		expect(offered('gatehouse lo')).toEqual(['login', 'logout']);
		expect(offered('gatehouse users ')).toEqual([
			'list',
			'show',
			'roles',
			'invite',
			'invitations',
			'help'
		]);
		expect(offered('gatehouse users r')).toEqual(['roles']);
		expect(offered('gatehouse nothing ')).toEqual(offered('gatehouse '));
		expect(offered('gatehouse users show ')).toEqual([]);
	});

	test('offers the options of the command, and those of all', () => {
		expect(offered('gatehouse users list --')).toEqual([
			'--search',
			'--limit',
			'--cursor',
			'--all',
			'--help',
			'--url',
			'--json'
		]);
		expect(offered('gatehouse users list --search mara --l')).toEqual(['--limit']);
		expect(offered('gatehouse users roles mara.lindqvist --g')).toEqual(['--give']);
	});

	test('the value of an option is no command, and what stands before one changes nothing', () => {
		expect(offered('gatehouse --url users ')).toEqual(offered('gatehouse '));
		expect(offered('gatehouse --url http://localhost:3000 --json users l')).toEqual(['list']);
		expect(offered('gatehouse users list --search ')).toEqual([]);
		expect(offered('gatehouse us^ list')).toEqual(['users']);
	});

	test('offers what a value can be, also where bash takes a colon for the end of a word', () => {
		expect(offered('gatehouse completion ')).toEqual(['bash', 'zsh', 'fish']);
		const scopes = everyScope.filter((scope) => scope.startsWith('us'));
		expect(offered('gatehouse login --scope us', 'COMP_WORDBREAKS=" "')).toEqual(scopes);
		expect(offered('gatehouse login --scope us')).toEqual(scopes);
		expect(offered('gatehouse login --scope roles:a')).toEqual(['assign']);
		expect(offered('gatehouse login --scope roles:a', 'COMP_WORDBREAKS=" "')).toEqual([
			'roles:assign'
		]);
	});
});

test('every command and option there is, in each shell', () => {
	expect(branches.map(({ path }) => path)).toEqual(
		expect.arrayContaining([
			'',
			'login',
			'users roles',
			'roles list',
			'tokens create',
			'admin reset'
		])
	);
	const names = branches.flatMap(({ words, switches }) =>
		[...words, ...switches].map(({ text }) => text)
	);
	for (const write of [bash, zsh, fish])
		for (const name of names) expect(write(branches)).toContain(name.replace(/^--/, ''));
});

test('no description ends the string that it stands in', () => {
	const evil: Branch[] = [
		{ path: '', words: [{ text: 'x', summary: `who's \\ $(touch /tmp/no) "it"` }], switches: [] }
	];
	expect(zsh(evil)).toContain(String.raw`'x:who'\''s \ $(touch /tmp/no) "it"'`);
	expect(fish(evil)).toContain(String.raw`'who\'s \\ $(touch /tmp/no) "it"'`);
});
