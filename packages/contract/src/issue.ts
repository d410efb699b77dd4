/** Something the person can mend: which field (dotted path, '' for the form as a whole) and what to do about it. */
export interface Issue {
	readonly path: string;
	readonly message: string;
}
