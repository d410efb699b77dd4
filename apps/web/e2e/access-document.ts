// docs/access.md: who may come in where, from what the router, the pages and the forms declare.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { access, decide, type Verdict } from '../src/lib/server/access.ts';
import { builtInRoles, isAllowed, type Holder } from '@gatehouse/contract';
import { census } from '../../../packages/api/src/census.ts';

export const document = join(import.meta.dirname, '../../../docs/access.md');
const routes = join(import.meta.dirname, '../src/routes');

/**
 * Who is asked about, in the order of the columns. A disabled person has a session, and it counts for nothing; "Viewed" is a moderator,
 * as an administrator sees the site through their eyes.
 */
export const people = {
	Visitor: null,
	Member: builtInRoles.member,
	Moderator: builtInRoles.moderator,
	Administrator: builtInRoles.administrator,
	Disabled: null,
	Viewed: { permissions: [] }
} as const satisfies Record<string, Holder>;
export type Person = keyof typeof people;

export const said: Record<Verdict, string> = { admitted: 'yes', logIn: 'log in', denied: 'no' };

/** What is asked for: its name, and how each of them is answered. */
export type Row = readonly [name: string, ...answers: string[]];

const row = (name: string, answer: (who: Holder, isViewing: boolean) => Verdict): Row => [
	name,
	...Object.entries(people).map(([name, who]) => said[answer(who, name === 'Viewed')])
];

/** Every page, every form of every page (`/admin/roles?/create`), every procedure. */
export function matrix(): Record<'Pages' | 'Forms' | 'Procedures', Row[]> {
	const pages = Object.keys(access).sort();
	return {
		Pages: pages.map((route) =>
			row(route, (who, isViewing) => decide(route, who, null, isViewing))
		),
		Forms: forms().map(({ route, action }) =>
			row(action === 'default' ? route : `${route}?/${action}`, (who, isViewing) =>
				decide(route, who, action, isViewing)
			)
		),
		Procedures: census().map(({ name, access: takes, records, whileViewing }) =>
			row(name, (who, isViewing) => {
				if (isViewing && !whileViewing && (records || takes === 'recentlyConfirmed'))
					return 'denied';
				const isIn = isAllowed(takes === 'recentlyConfirmed' ? 'signedIn' : takes, who);
				return isIn ? 'admitted' : who ? 'denied' : 'logIn';
			})
		)
	};
}

/** The names of the actions that each page exports. */
export function forms(): { route: string; action: string }[] {
	return readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.server.ts'))
		.sort()
		.flatMap((file) => {
			const folder = dirname(file);
			const route = folder === '.' ? '/' : `/${folder.split(sep).join('/')}`;
			return actionsOf(join(routes, file)).map((action) => ({ route, action }));
		});
}

function actionsOf(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	return source.statements
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => declarationList.declarations)
		.filter(({ name }) => ts.isIdentifier(name) && name.text === 'actions')
		.flatMap(({ initializer }) => {
			if (!initializer || !ts.isObjectLiteralExpression(initializer))
				throw new TypeError(`${file}: the actions are not listed by their names.`);
			return initializer.properties.map(({ name }) => {
				if (!name || !ts.isIdentifier(name)) throw new TypeError(`${file}: an action has no name.`);
				return name.text;
			});
		});
}

const opening = `# Who may come in where

Every page, every form and every procedure, and how it answers each of the roles that a new database begins with. Written by
\`npm run procedures\` from what they declare, and found to be so by a test that calls every one of them over HTTP
([access.http.e2e.ts](../apps/web/e2e/access.http.e2e.ts)). A disabled person comes with the session from before; "Viewed" is an administrator who sees the site as a moderator.

**yes**: comes in, and then what is asked for may still be refused, such as acting on someone who may more. **log in**: is asked to.
**no**: 403. Of a page that the page's own role allows, single forms may still say no: those are listed by name. A procedure that
asks to confirm who one is says yes to whoever just did.
`;

const asked = `## What asks to confirm who one is

Whoever proved it, by logging in or by the page for that, more than 15 minutes ago is asked again. Each of these acts moves that on, up
to 2 hours after the proof. A token is never asked: it may what its scopes say.
`;

/** The document as it should be. */
export async function accessDocument(): Promise<string> {
	const heads = ['', ...Object.keys(people)];
	const tables = Object.entries(matrix()).map(([title, rows]) =>
		[
			`## ${title}`,
			'',
			`| ${heads.join(' | ')} |`,
			`|${heads.map(() => '---').join('|')}|`,
			...rows.map(([name, ...answers]) => `| \`${name}\` | ${answers.join(' | ')} |`)
		].join('\n')
	);
	const asking = census().filter(({ stepUp }) => stepUp);
	const confirmed = [asked, ...asking.map(({ name }) => `- \`${name}\``)].join('\n');
	const options = await resolveConfig(document);
	return format([opening, ...tables, confirmed].join('\n\n'), { ...options, filepath: document });
}

if (import.meta.main) writeFileSync(document, await accessDocument());
