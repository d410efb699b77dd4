const codes =
	/^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|57P0\d|53300|08\d{3}|55P03|57014)$/;
// What the adapters call it; declared nowhere.
const kinds = [
	'ConnectionClosed',
	'DatabaseDoesNotExist',
	'DatabaseNotReachable',
	'SocketTimeout',
	'TooManyConnections'
];
// What comes without any code: the pool's words, and the system's where no connection could be made or one was cut.
const words =
	/timeout exceeded when trying to connect|connect E[A-Z]+|Connection terminated|closed the connection/;

/** Whether an error says that the database does not answer just now: not reachable, restarting, out of connections, or waiting for a lock. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	const adapter = (name: string) =>
		String(read(error, 'meta', 'driverAdapterError', 'cause', name));
	return (
		codes.test(code) ||
		codes.test(adapter('originalCode')) ||
		words.test(error.message) ||
		kinds.includes(adapter('kind')) ||
		isDatabaseAway(error.cause)
	);
}

const read = (value: unknown, ...path: string[]): unknown =>
	path.reduce<unknown>(
		(at, name) => (Object(at) === at ? Reflect.get(Object(at), name) : undefined),
		value
	);
