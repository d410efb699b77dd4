import type { Access, RefusalKind, TokenAccess } from '@gatehouse/contract';
import { commonRefusals, namesWithout, outputNames } from './names.ts';
import { compact, spread } from './print-shape.ts';
import { isBare, titleOf, type Interface, type Procedure } from './procedure.ts';

/** For each procedure, by its whole name, where people meet it. */
export type Pages = ReadonlyMap<string, readonly string[]>;

/** Every procedure, for people: of each router first who may call what, then each by itself. */
export function documentOf({ procedures, names }: Interface, pages: Pages): string {
	const always = commonRefusals(procedures);
	const named = new Map([
		...names.map(({ name, shape }): [string, string] => [compact(shape), name]),
		...outputNames(procedures)
	]);
	const routers = Map.groupBy(procedures, ({ router }) => router);
	return [
		intro(always),
		...names
			.filter(({ name }) => name === 'Permission' || name === 'Scope')
			.map(
				({ name, shape }) =>
					`\`${name}\` is ${compact(shape).replaceAll("'", '`').replaceAll(' | ', ', ')}.`
			),
		...Array.from(routers, ([router, own]) => [
			`## ${router}`,
			overview(own, pages),
			...own.map((procedure) => section(procedure, always, named))
		]).flat()
	].join('\n\n');
}

const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

const intro = (always: readonly RefusalKind[]) => `# Procedures

Everything that can be asked of Gatehouse, over HTTP at \`/api/trpc\` or by [\`@gatehouse/client\`](../packages/client/README.md):
\`client.users.list({ search: 'mara' })\`. Written by \`npm run procedures\` from the router itself, like the client's types.

Any of them can refuse ${list(always)}, and say which field of its input is wrong. What else one refuses stands beside it.
A limit with a \\* is counted together with the same limit of other procedures; what a token may call in a minute is limited besides.
In types, \`UsersGetOutput\` is the output of \`users.get\`, and so on.`;

function overview(procedures: readonly Procedure[], pages: Pages): string {
	const rows = procedures.map(({ router, verb, access, scope }) => {
		const where = pages.get(`${router}.${verb}`) ?? [];
		return `| [${verb}](#${(router + verb).toLowerCase()}) | ${who(access)} | ${byToken(scope)} | ${where.join(', ')} |`;
	});
	return ['| | who may | by token | page |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function who(access: Access): string {
	if (access === 'anyone') return 'anyone';
	if (access === 'signedIn') return 'who is logged in';
	if (access === 'recentlyConfirmed') return 'who confirmed it is them, lately';
	return `who holds \`${access}\``;
}

function byToken(scope: TokenAccess): string {
	if (scope === null) return 'no';
	return scope === 'any' ? 'any' : `\`${scope}\``;
}

function section(
	procedure: Procedure,
	always: readonly RefusalKind[],
	named: ReadonlyMap<string, string>
): string {
	const { router, verb, kind, words, input, output, refuses, limits } = procedure;
	const names = namesWithout(`${titleOf(procedure)}Output`, named);
	const type = (direction: 'input' | 'output', shape: typeof output) => {
		const text = spread(shape, { names, direction, inOneLine: true }).trim();
		return `\`${text.replaceAll(' | undefined', '').replaceAll('readonly ', '')}\``;
	};
	const others = refuses.filter((kind) => !always.includes(kind));
	const limited = limits.map(({ words, together }) => words + (together ? '\\*' : '')).join('; ');
	const facts = [
		input && `Input: ${type('input', input)}${isBare(procedure) ? ', or nothing' : ''}`,
		compact(output) !== 'void' && `Output: ${type('output', output)}`,
		others.length > 0 && `Refuses: ${list(others)}`,
		limits.length > 0 && `${limits.length > 1 ? 'Limits' : 'Limit'}: ${limited}`
	].filter((fact) => typeof fact === 'string');
	return [
		`### ${router}.${verb}`,
		[`_${kind}_`, words.replaceAll('\n', ' ')].filter(Boolean).join(' · '),
		facts.map((fact) => `- ${fact}`).join('\n')
	]
		.filter(Boolean)
		.join('\n\n');
}
