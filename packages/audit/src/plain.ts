/** Characters of what somebody else chose: a megabyte of user agent is cut to this. */
const most = 256;

/** Text as it may stand in the log: on one line, without what a terminal obeys, and cut. PostgreSQL takes no U+0000. */
export function plain(text: string): string {
	const shown = text.slice(0, most * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escaped);
	return shown.length > most ? `${[...shown].slice(0, most - 1).join('')}…` : shown;
}

const escaped = (character: string) =>
	`\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
