/** What a walk-through tells its reader to do, or to find. */
export type Step =
	| { do: 'change'; file: string; from: string; to: string }
	| { do: 'create'; file: string; text: string }
	| { do: 'find'; file: string; text: string }
	| { do: 'run'; command: string };

// A line that names the file and, for some, what it is; then the block.
const block = /^(?:`([^`\n]+)`(?:, (new|as written))?\n\n)?```(\w+)\n([^]*?)^```$/gm;

/** Its steps, in order: every block is one. */
export function stepsOf(document: string): Step[] {
	return Array.from(document.matchAll(block), ([, file, kind, language, text = '']): Step => {
		if (language === 'sh') return { do: 'run', command: text.trim() };
		if (!file) throw new Error(`A block does not say which file it belongs to:\n${text}`);
		if (kind === 'new') return { do: 'create', file, text };
		if (kind === 'as written') return { do: 'find', file, text };
		return { do: 'change', file, from: side(text, '-'), to: side(text, '+') };
	});
}

/** One side of a change: the lines that stay, and those with this mark. */
function side(text: string, mark: '+' | '-'): string {
	const lines = text.split('\n').slice(0, -1);
	return lines
		.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
		.map((line) => `${line.slice(1)}\n`)
		.join('');
}
