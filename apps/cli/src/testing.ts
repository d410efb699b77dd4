import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { readConfig } from './config.ts';
import { createStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/** A site that answers each procedure with what is said here, in the router's own form, and notes who asked. */
export async function createSite(answers: Record<string, () => unknown>) {
	const seen: { name: string; headers: IncomingHttpHeaders }[] = [];
	const server = createServer(({ url = '', headers }, response) => {
		const name = url.slice(url.lastIndexOf('/') + 1);
		seen.push({ name, headers });
		if (name === 'auth.login') {
			const set = [
				'session=s3cret; Path=/; HttpOnly',
				'device=kn0wn; Path=/; HttpOnly',
				'own=; Path=/'
			];
			response.setHeader('set-cookie', set);
		}
		const data = serialize(answers[name]?.() ?? null);
		response.end(JSON.stringify({ result: { data } }));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('It listens on no port.');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		seen,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		}
	};
}

/** JSON, and beside it which of its values are dates. */
function serialize(json: unknown) {
	const dates = Object.entries(Object(json)).filter(([, value]) => value instanceof Date);
	return { json, meta: { values: Object.fromEntries(dates.map(([key]) => [key, ['Date']])) } };
}

/** A terminal whose answers nobody reads. */
export const terminalAt = (origin: string, folder: string): Terminal => ({
	config: readConfig({ GATEHOUSE_EMAIL: 'mara@northfold.example', GATEHOUSE_PASSWORD: 'secret' }),
	store: createStore(folder),
	origin: () => origin,
	show: () => {},
	notice: () => {}
});
