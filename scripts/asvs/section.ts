import { basename } from 'node:path';
import { levels } from './applies.ts';
import type { Row, Shown } from './row.ts';

const chapters: Readonly<Record<string, string>> = {
	1: 'Encoding and sanitization',
	2: 'Validation and business logic',
	3: 'Web frontend',
	4: 'API and web service',
	5: 'File handling',
	6: 'Authentication',
	7: 'Session management',
	8: 'Authorization',
	9: 'Self-contained tokens',
	10: 'OAuth and OIDC',
	11: 'Cryptography',
	12: 'Secure communication',
	13: 'Configuration',
	14: 'Data protection',
	15: 'Secure coding and architecture',
	16: 'Security logging and error handling'
};

/** The rows as tables, one for each chapter, with how many hold. */
export function sectionOf(rows: Readonly<Record<string, Row>>): string {
	const all = Object.entries(levels).map(([id, level]) => ({ id, level, row: rows[id] }));
	const count = (key: string) => all.filter(({ row }) => row && key in row).length;
	const [notMet, nothing] = [count('notMet'), count('nothing')];
	const byChapter = Map.groupBy(all, ({ id }) => id.split('.')[0] ?? '');
	return [
		`Of the ${all.length} rows that apply, ${all.length - notMet - nothing} hold, ${notMet} do not or in part, and ${nothing} have nothing here that they could be asked of.`,
		...Array.from(byChapter, ([number, own]) =>
			[
				`### ${number} ${chapters[number]}\n`,
				'| row | level | what it asks here | by | shown by |',
				'| --- | --- | --- | --- | --- |',
				...own.flatMap(({ id, level, row }) => (row ? [line(id, level, row)] : []))
			].join('\n')
		)
	].join('\n\n');
}

function line(id: string, level: number, row: Row): string {
	const by = (row.by ?? []).map(link).join(', ');
	return `| ${[id, level, row.asks, by, outcome(row)].join(' | ')} |`;
}

function outcome(row: Row): string {
	const shown = shownBy(row.shownBy ?? {});
	if ('notMet' in row) return [`**Not met.** ${row.notMet}`, shown].filter(Boolean).join(' ');
	if ('nothing' in row) return [`Nothing to meet. ${row.nothing}`, shown].filter(Boolean).join(' ');
	return shown;
}

const shownBy = (shown: Shown) =>
	Object.entries(shown)
		.map(([file, titles]) => `${[titles].flat().map(quoted).join(', ')} in ${link(file)}`)
		.join('; ');

/** What would be Markdown in a title stays as it is written. */
const quoted = (title: string) => `“${title.replaceAll(/[\\`*_[\]<>|$]/g, '\\$&')}”`;

const link = (file: string) =>
	`[${basename(file)}](../${file.replaceAll('[', '%5B').replaceAll(']', '%5D')})`;
