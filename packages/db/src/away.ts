const codes = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|57P0\d|08\d{3})$/;

/** Whether an error says that the database does not answer just now: not reachable, restarting, or out of connections. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return codes.test(code) || isDatabaseAway(error.cause);
}
