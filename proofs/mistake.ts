import type { Copy } from './copy.ts';
import type { Finding } from './findings.ts';

/** Something one writes by mistake, and what is reported of it. */
export interface Mistake {
	readonly name: string;
	readonly made: readonly Edit[];
	/** Each is reported once, and nothing else is. */
	readonly reported: readonly Report[];
}

export interface Report {
	readonly file: string;
	readonly says: RegExp;
}

export interface Edit {
	readonly file: string;
	readonly in: (copy: Copy) => void;
}

/** `to` in the place of `from`. */
export const change = (file: string, from: string, to: string): Edit => ({
	file,
	in: (copy) => copy.change(file, from, to)
});

/** A file that was not there. */
export const create = (file: string, text: string): Edit => ({
	file,
	in: (copy) => copy.write(file, text)
});

/** A line more at the top: in a component, of its script. */
export const begin = (file: string, line: string): Edit =>
	file.endsWith('.svelte')
		? change(file, '<script lang="ts">\n', `<script lang="ts">\n\t${line}\n`)
		: { file, in: (copy) => copy.write(file, `${line}\n${copy.read(file)}`) };

export const isOf = ({ file, says }: Report, finding: Finding): boolean =>
	finding.file === file && says.test(finding.message);
