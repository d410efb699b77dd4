/** Two letters for a face: of the first two parts of a name, or the first two of its only part. */
export function initials(username: string): string {
	const [first = '', second] = username.split(/[._-]+/).filter(Boolean);
	return (second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)).toUpperCase();
}
