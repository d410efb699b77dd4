import { join, relative } from 'node:path';
import type { Copy, Outcome } from './copy.ts';

/** An error that a check reports. `file` is relative to the root. */
export interface Finding {
	readonly file: string;
	readonly message: string;
}

/** What the compiler says of a package, and of the packages that it imports. */
export async function types(copy: Copy, folder: string): Promise<Finding[]> {
	const outcome = await copy.script(folder, 'typecheck', '--pretty', 'false');
	// file(line,column): error TS1234: message, and its details on the lines below, indented
	const errors = outcome.output.matchAll(/^(\S.*?)\(\d+,\d+\): error (TS\d+: .*(?:\n .*)*)/gm);
	return told(
		outcome,
		Array.from(errors, ([, file = '', message = '']) => ({ file: join(folder, file), message }))
	);
}

/** What svelte-check says of the site's pages and modules, and of the packages that they import. */
export async function pages(copy: Copy, folder = 'apps/web'): Promise<Finding[]> {
	await copy.script(folder, 'generate');
	const outcome = await copy.script(folder, 'typecheck', '--output', 'machine-verbose');
	const records = outcome.output.matchAll(/^\d+ (\{.*\})$/gm);
	const findings = Array.from(records, ([, record = '']): Finding & { type: string } => {
		const { type, filename, message } = JSON.parse(record);
		return { type, file: join(folder, filename), message };
	});
	return told(
		outcome,
		findings.filter(({ type }) => type === 'ERROR').map(({ file, message }) => ({ file, message }))
	);
}

/** What lint says of some files. */
export async function lint(copy: Copy, files: readonly string[]): Promise<Finding[]> {
	await copy.script('apps/web', 'generate');
	const outcome = await copy.run(
		'.',
		join('node_modules', '.bin', 'eslint'),
		'--format',
		'json',
		...files
	);
	const results: { filePath: string; messages: { ruleId: string | null; message: string }[] }[] =
		JSON.parse(/^\[.*\]$/m.exec(outcome.output)?.[0] ?? '[]');
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ ruleId, message }) => ({
			file: relative(copy.root, filePath),
			message: `${ruleId}: ${message}`
		}))
	);
	return told(outcome, findings);
}

/** What the production build says. It names what it could not load, not who asked for it. */
export async function build(copy: Copy): Promise<Finding[]> {
	const outcome = await copy.script('apps/web', 'build');
	const errors = outcome.output.matchAll(/^Error: (.*(?:\n(?!Error: |\[plugin ).*)*)/gm);
	return told(
		outcome,
		Array.from(errors, ([, message = '']) => ({ file: 'apps/web', message }))
	);
}

/** A check that fails without saying why has not found a mistake: it is broken itself. */
function told({ code, output }: Outcome, findings: Finding[]): Finding[] {
	if (code !== 0 && findings.length === 0) throw new Error(`The check itself failed:\n${output}`);
	return findings;
}
