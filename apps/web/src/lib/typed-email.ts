/**
 * The address that was typed on one page, for the next one that asks for it: kept in this page's memory, not in an address bar. Written
 * in a browser only, where there is but one reader.
 */
let typed = '';

export const keepEmail = (email: string): void => void (typed = email);

/** Once. */
export function keptEmail(): string {
	const email = typed;
	typed = '';
	return email;
}
