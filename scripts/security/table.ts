import { basename } from 'node:path';
import type { Procedure } from '../../packages/client/generator/procedure.ts';
import type { Bound } from './bound.ts';
import { lifetimes } from './lifetimes.ts';
import { otherLimits } from './other-limits.ts';

/** Lifetimes, then the limits of the procedures as they say them themselves, then what is counted elsewhere. */
export const boundsOf = (procedures: readonly Procedure[]) =>
	[
		'| what | how long, or how often | |',
		'| --- | --- | --- |',
		...lifetimes.map(line),
		...limitsOf(procedures),
		...otherLimits.map(line)
	].join('\n');

const line = ({ what, bound, file }: Bound) =>
	`| ${what} | ${bound} | [${basename(file)}](../${file}) |`;

/** One row for each limit; procedures that have the same one stand together, whether or not they are counted together. */
function limitsOf(procedures: readonly Procedure[]): string[] {
	const all = procedures.flatMap(({ router, verb, limits }) =>
		limits.map((limit) => ({ ...limit, name: `\`${router}.${verb}\`` }))
	);
	const same = Map.groupBy(all, ({ words, together }) => `${words}\n${together ?? ''}`);
	return Array.from(same.values(), (limits) => {
		const [{ words = '', together = null } = {}] = limits;
		const how = limits.length === 1 ? '' : together ? 'counted together' : 'each by itself';
		return `| ${limits.map(({ name }) => name).join(', ')} | ${words} | ${how} |`;
	});
}
