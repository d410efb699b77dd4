import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// Node has it; its types have not.
declare const WebAssembly: {
	instantiate(
		source: Uint8Array,
		imports: Record<string, object>
	): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

declare global {
	var gatehouseSchemaEngine: Promise<typeof glue.SchemaEngine> | undefined;
}

/** Once per process, however often this module is loaded: a second instance would take over the first one's memory. */
export function loadSchemaEngine(): Promise<typeof glue.SchemaEngine> {
	globalThis.gatehouseSchemaEngine ??= instantiate();
	return globalThis.gatehouseSchemaEngine;
}

/** What importing the package does, without Node's warning that it is experimental. */
async function instantiate(): Promise<typeof glue.SchemaEngine> {
	const { resolve } = createRequire(import.meta.url);
	const folder = dirname(resolve('@prisma/schema-engine-wasm'));
	const { instance } = await WebAssembly.instantiate(
		await readFile(join(folder, 'schema_engine_bg.wasm')),
		{ './schema_engine_bg.js': { ...glue, ...quietTimers() } }
	);
	glue.__wbg_set_wasm(instance.exports);
	instance.exports.__wbindgen_start();
	return glue.SchemaEngine;
}

/** The engine forgets a timer of ten seconds after each migration; it must not keep the process from ending. */
function quietTimers(): Record<string, (act: () => void, delay: number) => unknown> {
	const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'));
	const start = (act: () => void, delay: number) => setTimeout(act, delay).unref();
	return Object.fromEntries(names.map((name) => [name, start]));
}
