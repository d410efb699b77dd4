const expected = ['ConfigProblem', 'DatabaseProblem', 'FolderInUse', 'MigrationProblem'];

/** What a start that was refused says to whoever sits at the terminal; undefined for a bug. */
export function sentenceOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('code' in error && error.code === 'EADDRINUSE')
		return 'The port is taken. Stop what runs there, or choose another: PORT=3001 npm start';
	return expected.includes(error.name) ? error.message : undefined;
}
