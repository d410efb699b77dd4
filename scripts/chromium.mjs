// Finds the browser for the end-to-end tests, or brings one. `node scripts/chromium.mjs` says which.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt } from './apt.mjs';
import { cache, root } from './places.mjs';

const names = [
	'chromium-headless-shell', // draws no window around the page, which is a quarter of the work
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
	'microsoft-edge-stable',
	'chromium',
	'chromium-browser'
];
/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const elsewhere = {
	darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
		(name) => `/Applications/${name}.app/Contents/MacOS/${name}`
	),
	win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
		['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
			(file) => join(process.env[folder] ?? '', file)
		)
	)
};

/** Playwright itself adds --headless, unless it is asked for a window. */
export const chromiumArguments = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to start as root with one
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--renderer-process-limit=1' // one at a time looks at pages: a process for each visitor is work for nothing
];

/**
 * The path of a Chromium that starts.
 * @returns {string}
 */
export function findChromium() {
	const { CHROMIUM_PATH } = process.env;
	if (CHROMIUM_PATH) {
		if (starts(CHROMIUM_PATH)) return CHROMIUM_PATH;
		throw new Error(`CHROMIUM_PATH is ${CHROMIUM_PATH}, which does not start.`);
	}
	const reason = 'the end-to-end tests need a browser';
	const found =
		installed() ??
		downloaded(reason) ??
		(installWithApt('chromium-headless-shell', reason) ? installed() : undefined);
	if (found) return found;
	throw new Error(
		'There is no browser for the end-to-end tests. Install Chrome, Edge or Chromium (Debian: `apt-get install chromium-headless-shell`), or set CHROMIUM_PATH.'
	);
}

function installed() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return [...onPath, ...(elsewhere[process.platform] ?? [])].find(starts);
}

/** Playwright's own build: where Playwright keeps it, or else in the project's cache. @param {string} reason */
function downloaded(reason) {
	const playwright = (/** @type {string[]} */ args, env = process.env) =>
		spawnSync(process.execPath, args, {
			cwd: root,
			env,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 2]
		});
	const ask = ['-p', 'require("@playwright/test").chromium.executablePath()'];

	const own = playwright(ask).stdout.trim();
	if (starts(own)) return own;
	const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(cache, 'browsers') };
	const ours = playwright(ask, env).stdout.trim();
	if (!existsSync(ours)) {
		console.error(`Downloading Playwright's Chromium into the project's cache, because ${reason}`);
		playwright(['node_modules/@playwright/test/cli.js', 'install', '--no-shell', 'chromium'], env);
	}
	return starts(ours) ? ours : undefined;
}

/** A browser may be there and not start, for want of a library. @param {string} file */
function starts(file) {
	if (!existsSync(file)) return false;
	if (process.platform === 'win32') return true; // there, asking for the version opens a window
	return spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (process.argv[1] === import.meta.filename) {
	try {
		console.log(findChromium());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
