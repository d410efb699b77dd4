/** What a spreadsheet takes for a formula, wherever it comes from (ASVS 1.2.10). */
const formula = /^[=+\-@\t\r\0]/;

/** One line of a file for spreadsheets (RFC 4180): every cell quoted, and none of them run. */
export const csvLine = (cells: readonly string[]): string =>
	`${cells.map((cell) => quoted(formula.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
