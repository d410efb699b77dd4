import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs a Debian package, where we are root: never by asking for a password. Says so first, for it changes the machine.
 * @param {string} name
 * @param {string} reason
 * @returns {boolean} whether it did
 */
export function installWithApt(name, reason) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	console.error(`Installing Debian's package ${name} with apt-get, because ${reason}`);
	const apt = (/** @type {string[]} */ ...args) =>
		spawnSync('apt-get', args, {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			stdio: ['ignore', 2, 2]
		}).status === 0;
	apt('update', '-qq');
	return apt('install', '-y', '-qq', name);
}
