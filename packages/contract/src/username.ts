const shape = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

// Names that would let someone speak for the house.
const reserved = new Set(
	(
		'abuse admin administrator anonymous everyone gatehouse help hostmaster info login logout ' +
		'mail mailer-daemon moderator news nobody noreply no-reply null owner postmaster register ' +
		'root security settings staff support system undefined user webmaster'
	).split(' ')
);

/** What makes a username unique: names that differ only in case are the same name. */
export function foldUsername(username: string): string {
	return username.toLowerCase();
}

/** What is wrong with a username, in words that say how to mend it. */
export function usernameProblem(username: string): string | undefined {
	if (!username) return 'Choose a username.';
	if (username.length < 4) return 'Too short: a username has at least 4 characters.';
	if (username.length > 64) return 'Too long: a username has 64 characters at most.';
	if (!/^[A-Za-z0-9]/.test(username)) return 'Begin with a letter from a to z or a digit.';
	if (!shape.test(username))
		return 'Use only letters from a to z, digits, dots, dashes and underscores.';
	if (reserved.has(foldUsername(username)))
		return `${username} is kept for the people who run this site. Choose another.`;
	return undefined;
}
