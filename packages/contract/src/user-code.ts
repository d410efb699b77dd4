/** Consonants only: no words come of them, and none looks like another. Twenty, eight of which are 34 bits (RFC 8628, 6.1). */
export const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';

const shape = new RegExp(`^[${userCodeLetters}]{4}-[${userCodeLetters}]{4}$`);

/** As the terminal shows it: `wdjb mjht`, `WDJBMJHT` and `WDJB-MJHT` are one code. */
export function tidyUserCode(value: string): string {
	const letters = value.toUpperCase().replaceAll(/[\s-]/g, '');
	return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : value.trim();
}

export function userCodeProblem(value: string): string | undefined {
	if (!value) return 'Type the code that your terminal shows.';
	return shape.test(value)
		? undefined
		: 'A code has eight letters, such as WDJB-MJHT. Look at your terminal again.';
}
