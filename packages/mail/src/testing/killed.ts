import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { DatabaseOptions } from '@gatehouse/db';
import type { Letter } from '../letter.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import type { Round } from './postman.ts';

const letter: Letter = {
	template: 'confirmEmail',
	to: 'ann@example.com',
	userId: null,
	values: { username: 'ann', token: 'T'.repeat(43) }
};

export interface Scene {
	readonly server: MailServer;
	/** Settles when the process has committed its letter. */
	readonly posted: Promise<unknown>;
}

/** How it went: what the mail server has, in the end, and how long after the kill nothing waited any more. */
export interface Aftermath {
	readonly messageIds: readonly (string | undefined)[];
	readonly seconds: number;
}

/** A process posts a letter and delivers, and is killed with -9 when `moment` settles. Another one takes over at once. */
export async function killedOnce(
	place: DatabaseOptions,
	moment: (scene: Scene) => Promise<unknown>
): Promise<Aftermath> {
	const server = await startMailServer();
	const first = start({ place, smtpUrl: server.url, letter });
	try {
		await Promise.race([moment({ server, posted: first.says('posted') }), first.fails]);
	} finally {
		first.kill();
	}
	const killed = performance.now();
	server.behave();
	await first.ended;
	const second = start({ place, smtpUrl: server.url });
	try {
		await Promise.race([second.says('empty'), second.fails]);
		const seconds = (performance.now() - killed) / 1000;
		return { messageIds: server.arrived.map(({ parsed }) => parsed.messageId), seconds };
	} finally {
		second.kill();
		await second.ended;
		await server.close();
	}
}

function start(round: Round) {
	const script = new URL('postman.ts', import.meta.url).pathname;
	const child = spawn(process.execPath, [script, JSON.stringify(round)], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const said = new Set<string>();
	const lines = createInterface(child.stdout).on('line', (line) => said.add(line));
	const complaints: string[] = [];
	child.stderr.on('data', (words) => complaints.push(String(words)));
	const ended = once(child, 'exit');
	// An end that nobody brought about, without the word that was waited for.
	const fails = ended.then(([code]): void => {
		if (code) throw new Error(complaints.join(''));
	});
	fails.catch(() => {});
	return {
		ended,
		fails: fails.then(() => new Promise<never>(() => {})),
		async says(word: string): Promise<void> {
			while (!said.has(word)) await once(lines, 'line');
		},
		kill: () => void child.kill('SIGKILL')
	};
}
