import type { Letters, Template } from '../../letter.ts';
import type { Site } from '../../site.ts';
import type { Path } from './path.ts';

/** Part of a letter, said once and drawn twice: as plain text and as HTML. */
export type Block =
	| { readonly kind: 'paragraph'; readonly text: string }
	| { readonly kind: 'facts'; readonly facts: readonly Fact[] }
	/** A button, and its address written out. `label` says what the page behind it does, `holds` how long it does. */
	| { readonly kind: 'link'; readonly label: string; readonly path: Path; readonly holds: string };

export type Fact = readonly [name: string, value: string];

/** A letter before it is drawn. What it must say has a place of its own, so that none can forget it. */
export interface Sheet {
	/** What happened, and where: with the product's name, never with words that somebody chose. */
	readonly subject: string;
	/** The same without the product's name: the heading of the HTML, which bears that name above it. */
	readonly title: string;
	/** The first line, and what a list of mails shows after the subject. */
	readonly opening: string;
	readonly body: readonly Block[];
	/** What to do if it was somebody else's doing. */
	readonly notYou: readonly Block[];
	/** Why this mail came. */
	readonly because: string;
}

export type Write<T extends Template> = (values: Letters[T], site: Site) => Sheet;

/** Before the address of whoever helps. */
export const questions = 'Questions? Write to';

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const facts = (...facts: readonly Fact[]): Block => ({ kind: 'facts', facts });
export const link = (label: string, path: Path, holds = ''): Block => ({
	kind: 'link',
	label,
	path,
	holds
});
