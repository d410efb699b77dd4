import { styleText } from 'node:util';

/** What is written on: how wide it is, and how words are set apart there. */
export interface Sheet {
	/** Undefined: as wide as need be, because no person reads it on a screen. */
	readonly columns: number | undefined;
	readonly strong: (text: string) => string;
	readonly faint: (text: string) => string;
}

/** Colour on a terminal only, and not where NO_COLOR asks for none. */
export function sheetOf(stream: NodeJS.WriteStream): Sheet {
	const set = (format: 'bold' | 'dim') => (text: string) =>
		text && styleText(format, text, { stream, validateStream: true });
	return {
		columns: stream.isTTY ? stream.columns : undefined,
		strong: set('bold'),
		faint: set('dim')
	};
}

/** A file, or another program. */
export const plain: Sheet = {
	columns: undefined,
	strong: (text) => text,
	faint: (text) => text
};
