import type { Services } from '@gatehouse/api';

/** One JSON line per bug: line breaks and control characters are escaped by the encoding itself, so nobody can forge a second record. */
export const report: Services['report'] = (error, { requestId, path }) => {
	const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
	console.error(JSON.stringify({ level: 'error', requestId, path, name, message, stack }));
};
