import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export type Lock = { release(): Promise<void> };

/**
 * Makes the folder, if need be, and this process the only one in it, by listening at an address that follows from
 * it. The system frees the address however the process ends, and who comes second can ask it for the first's pid.
 */
export async function lockFolder(folder: string): Promise<Lock> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const first = await hold(addressOf(folder), folder);
	// That address ends at a container's wall; a file in the folder itself is seen on both sides. Where the file
	// system has no sockets, or the path is too long for one, the first must do.
	const second = await hold(join(folder, 'lock'), folder).catch(async (error: unknown) => {
		if (!(error instanceof FolderInUse)) return undefined;
		await close(first);
		throw error;
	});
	return {
		async release() {
			if (second) await close(second);
			await close(first);
		}
	};
}

function addressOf(folder: string): string {
	// What the folder is, not what it is called: another path to it, by a link or a mount, gives the same.
	const { dev, ino } = statSync(folder, { bigint: true });
	const name = `gatehouse-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`;
	if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
	// Linux has addresses without a file, so that none is left behind.
	return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
}

async function hold(address: string, folder: string): Promise<Server> {
	try {
		return await listen(address);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
	}
	const found = identityOf(address);
	const pid = await askHolder(address);
	if (pid !== undefined) throw new FolderInUse(folder, pid);
	// Nobody answers: it is the file of a process that was killed, unless another has put its own there meanwhile.
	if (found && found === identityOf(address)) rmSync(address, { force: true });
	return hold(address, folder);
}

function identityOf(address: string): string | undefined {
	if (/^(\0|\\)/.test(address)) return undefined; // no file
	const stats = statSync(address, { bigint: true, throwIfNoEntry: false });
	return stats && `${stats.ino}:${stats.ctimeNs}`;
}

function listen(address: string): Promise<Server> {
	return new Promise((done, failed) => {
		const server = createServer((socket) => {
			socket.on('error', () => {});
			socket.end(`${process.pid}`);
		});
		server.once('error', failed);
		server.listen(address, () => done(server.unref()));
	});
}

/** The pid of the process that listens there, '' where it does not say, undefined where nobody listens. */
function askHolder(address: string): Promise<string | undefined> {
	return new Promise((done) => {
		let pid = '';
		let nobody = false;
		const socket = connect(address);
		socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy());
		socket.on('data', (text) => (pid += text));
		socket.on('error', (error) => {
			nobody = 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT');
		});
		socket.on('close', () => done(nobody ? undefined : pid));
	});
}

class FolderInUse extends Error {
	override name = 'FolderInUse';
	constructor(folder: string, pid: string) {
		const inside = relative('', folder);
		const place = inside && !inside.startsWith('..') ? inside : folder;
		const holder = pid ? `process ${pid}` : 'another process';
		const stop = pid ? `Ctrl-C where it runs, or: kill ${pid}` : 'Ctrl-C where it runs';
		super(
			`The database in ${place}/ is in use by ${holder}. ` +
				`Stop it first (${stop}), or set GATEHOUSE_DATA_DIR to another folder.`
		);
	}
}

function close(server: Server): Promise<void> {
	return new Promise((done) => server.close(() => done()));
}
