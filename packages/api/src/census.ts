import { appRouter } from './router.ts';
import type { Meta } from './trpc.ts';

const kinds = ['query', 'mutation'] as const;

/** A procedure, as it is listed. */
export interface Listed extends Meta {
	/** `users.list` */
	readonly name: string;
	readonly type: (typeof kinds)[number];
}

/** Every procedure there is, by name. Throws where one does not say who may call it. */
export function census(): Listed[] {
	return Object.entries(appRouter._def.procedures)
		.map(([name, procedure]) => listed(name, procedure))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listed(name: string, procedure: unknown): Listed {
	const def = at(procedure, '_def');
	const meta = at(def, 'meta');
	const type = kinds.find((kind) => kind === at(def, 'type'));
	if (!type || !isMeta(meta)) throw new TypeError(`${name} does not say who may call it.`);
	return { name, type, ...meta };
}

const at = (value: unknown, key: string): unknown => Reflect.get(Object(value), key);

const isMeta = (meta: unknown): meta is Meta =>
	typeof meta === 'object' && meta !== null && 'access' in meta && 'scope' in meta;
