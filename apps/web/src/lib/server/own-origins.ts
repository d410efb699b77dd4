import type { Config } from './config.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The names this site is reached by: one in production; in local mode the three names of this machine are the same place. */
export function ownOrigins({ mode, origin }: Pick<Config, 'mode' | 'origin'>): readonly string[] {
	const { protocol, hostname, port } = new URL(origin);
	if (mode === 'production' || !loopback.test(hostname)) return [origin];
	const others = ['localhost', '127.0.0.1', '[::1]'].map(
		(name) => new URL(`${protocol}//${name}:${port}`).origin
	);
	return [origin, ...others.filter((other) => other !== origin)];
}
