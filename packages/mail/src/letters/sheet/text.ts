import type { Site } from '../../site.ts';
import { harmless } from './harmless.ts';
import { questions, type Block, type Sheet } from './sheet.ts';

/** The letter for who reads mail as plain text. Lines are not broken: a reader's window knows its width, and links stay whole. */
export function toText({ opening, body, notYou, because }: Sheet, site: Site): string {
	const parts = [
		harmless(opening),
		...[...body, ...notYou].map((block) => drawn(block, site)),
		// What follows this line is a signature: mail programs draw it paler.
		`-- \n${harmless(because)}\n${questions} ${harmless(site.supportEmail)}`
	];
	return `${parts.join('\n\n')}\n`;
}

function drawn(block: Block, site: Site): string {
	switch (block.kind) {
		case 'paragraph':
			return harmless(block.text);
		case 'facts':
			return block.facts.map(([name, value]) => `${name}: ${harmless(value)}`).join('\n');
		case 'link':
			return [`${block.label}:`, site.origin + block.path, harmless(block.holds)]
				.join('\n')
				.trimEnd();
	}
}
