/**
 * Text as one line of plain characters. A line break would begin another header or forge a paragraph, and marks that turn the
 * direction of writing, or cannot be seen, make a word look like another one.
 */
export const harmless = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\p{Cf}/gu, '')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** For HTML, between tags and in quoted attributes alike. */
export const escaped = (text: string): string =>
	harmless(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/**
 * For HTML, where people read. Mail programs make a link of whatever looks like the name of a site, and `win.example` is a
 * fine username: something unseen after its dots makes it a mere word. Addresses of people stay as they are.
 */
export const prose = (text: string): string =>
	escaped(text).replace(/(?<!\S)[^\s@]+(?!\S)/g, (word) => word.replace(/\.(?=\w)/g, '.&zwnj;'));
