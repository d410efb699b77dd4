const codes =
	/^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|57P0\d|53300|08\d{3})$/;
// What the adapters call it; declared nowhere.
const kinds = ['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout', 'TooManyConnections'];
// What the pool says, without any code, when no connection became free in time.
const exhausted = 'timeout exceeded when trying to connect';

/** Whether an error says that the database does not answer just now: not reachable, restarting, or out of connections. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return (
		codes.test(code) ||
		error.message.includes(exhausted) ||
		kinds.includes(String(read(error, 'meta', 'driverAdapterError', 'cause', 'kind'))) ||
		isDatabaseAway(error.cause)
	);
}

const read = (value: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>(
		(at, name) => (Object(at) === at ? Reflect.get(Object(at), name) : undefined),
		value
	);
