/** Two letters for a face: of the first two parts of a name, or the first two of its only part. */
export function initials(username: string): string {
	const [first = '', second] = username.split(/[._-]+/).filter(Boolean);
	return (second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)).toUpperCase();
}

/** Which of the six tones a face has: always the same for the same name, in whatever case it is written. */
export function toneOf(username: string): number {
	let sum = 0;
	for (const letter of username.toLowerCase()) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
	return sum % 6;
}
