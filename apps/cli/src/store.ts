import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from './mistake.ts';
import { readPrivate, writePrivate } from './private-file.ts';

/** A terminal that was let in somewhere. */
export interface Login {
	readonly origin: string;
	readonly username: string;
	readonly token: string;
	/** ISO 8601. */
	readonly expiresAt: string;
}

const ending = '.json';

/** Logins, a file for each site: two that log in at the same moment write two files. */
export function createStore(folder: string) {
	const fileOf = (origin: string) => join(folder, encodeURIComponent(origin) + ending);
	return {
		/** @throws {Mistake} where others can read it, or it is not what was written. */
		async read(origin: string): Promise<Login | null> {
			const file = fileOf(origin);
			const text = await readPrivate(file);
			if (text === null) return null;
			const login = parsed(text);
			// Of another site: its token would be sent to this one.
			if (isLogin(login) && login.origin === origin) return login;
			throw new Mistake(`${file} is damaged. Delete it, and run: gatehouse login`);
		},

		write: (login: Login) =>
			writePrivate(fileOf(login.origin), `${JSON.stringify(login, null, '\t')}\n`),

		forget: (origin: string) => rm(fileOf(origin), { force: true }),

		/** Where this machine is logged in. */
		async origins(): Promise<string[]> {
			const names = await readdir(folder).catch(() => []);
			return names
				.filter((name) => name.endsWith(ending))
				.map((name) => decodeURIComponent(name.slice(0, -ending.length)))
				.sort();
		}
	};
}
export type Store = ReturnType<typeof createStore>;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isLogin = (value: unknown): value is Login =>
	typeof value === 'object' &&
	value !== null &&
	['origin', 'username', 'token', 'expiresAt'].every(
		(key) => typeof Reflect.get(value, key) === 'string'
	);
