// The built site as it is, with what only a test may have: a clock that can be moved, and a way to make people without typing.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSeal, factorsLabel } from '@gatehouse/auth';
import { createMailbox } from '@gatehouse/mail/mailbox';
import product from '../../../gatehouse.config.ts';
import { prepare } from '../prepare.ts';
import { serve } from '../server.ts';
import { log } from '../src/lib/server/log.ts';
import { readConfig } from '../src/lib/server/config.ts';
import { createControl } from './control.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-e2e-'));
const root = join(import.meta.dirname, '../../..');
const { PORT = '4173', CONTROL_PORT = '4174' } = process.env;
const config = readConfig(
	root,
	{ ...product },
	{
		PORT,
		GATEHOUSE_DATA_DIR: dataDir,
		TRUSTED_PROXY_HOPS: '1'
	}
);

// The same day in every run, so that pictures and snapshots stay the same; ahead of today, so that no cookie is born expired.
const morning = Date.parse('2030-01-02T09:00:00Z');
const began = performance.now();
let ahead = 0;
const now = () => new Date(morning + (performance.now() - began) + ahead);
const statements: string[] = [];
// All that the process says, for a test that looks whether it said too much.
const said: string[] = [];
for (const stream of [process.stdout, process.stderr]) {
	const write = stream.write.bind(stream);
	stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
		said.push(String(chunk));
		return write(chunk, ...rest);
	};
}
// What the site does by itself is no request's.
const requests = new AsyncLocalStorage<true>();
subscribe('http.server.request.start', () => requests.enterWith(true));
const prepared = await prepare(config, {
	overrides: { now },
	onStatement: (sql) => requests.getStore() && statements.push(sql)
});
// As they are made: the mailbox keeps the newest mails only.
const mailed = new Set<string>();
const { send } = prepared.mailer;
prepared.mailer.send = (tx, letter, ...rest) => {
	if ('token' in letter.values) mailed.add(letter.values.token);
	return send(tx, letter, ...rest);
};
// A mail that cannot go is tried again at once, not in ten seconds.
const site = await serve(prepared, { patience: { first: 1, longest: 2, total: 60 } });
log.info({ event: 'tests_began' });
const control = createControl({
	db: prepared.database.db,
	mailbox: createMailbox(join(dataDir, 'mailbox')),
	factorSeal: createSeal(prepared.secrets, factorsLabel),
	now,
	pass: (seconds) => (ahead += seconds * 1000),
	rewind: () => (ahead = 0),
	statements,
	said,
	mailed,
	product: config.product
});

// Beside the site, on a port of its own and on this machine only: nothing of it is in the product.
const server = createServer(control).listen(Number(CONTROL_PORT), 'localhost');

async function end() {
	server.close();
	await site.stop();
	await rm(dataDir, { recursive: true, force: true });
	process.exit(0);
}
process.on('SIGTERM', () => void end()).on('SIGINT', () => void end());
