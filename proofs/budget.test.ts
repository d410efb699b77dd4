import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBare, titleOf, type Interface } from '../packages/client/generator/procedure.ts';
import { writeRouter } from '../packages/client/generator/write-router.ts';
import { createConsumer, packClient } from './consumer.ts';
import { createCopy, original, type Copy } from './copy.ts';

let copy: Copy;
let packed: string;
beforeAll(async () => {
	copy = createCopy();
	packed = await packClient(copy);
});
afterAll(() => {
	rmSync(dirname(packed), { recursive: true, force: true });
	copy.remove();
});

const client = 'packages/client';
const generated = `${client}/src/generated`;

/** A router this many times as large: each of its routers again, under other names. */
function grown({ procedures, ...rest }: Interface, times: number): Interface {
	const again = Array.from({ length: times }, (_, at) =>
		procedures.map((procedure) => ({ ...procedure, router: procedure.router + (at || '') }))
	);
	return { ...rest, procedures: again.flat() };
}

/** A program that calls everything and handles all that comes of it. */
function everything({ procedures }: Interface): string {
	const calls = procedures.map((procedure) => {
		const { router, verb, input, refuses } = procedure;
		const title = titleOf(procedure);
		const cases = [...refuses, ...(input ? ['invalid'] : []), 'unreachable', 'failed'];
		const asked = input ? `input${isBare(procedure) ? '?' : ''}: types.${title}Input` : '';
		return `export async function ask${title}(${asked}) {
	const answer = await client.${router}.${verb}.try(${input ? 'input' : ''});
	if (answer.ok) return answer.data;
	switch (answer.failure.code) {
${cases.map((code) => `\t\tcase '${code}':\n\t\t\treturn answer.failure;`).join('\n')}
	}
	return answer.failure satisfies never;
}`;
	});
	return [
		"import type * as types from '@gatehouse/client';",
		"import { createGatehouseClient } from '@gatehouse/client';",
		"const client = createGatehouseClient({ url: 'https://gatehouse.example' });",
		...calls
	].join('\n');
}

/** What the compiler says it had to do for that program, against a client of this router. */
async function cost(router: Interface) {
	copy.write(`${generated}/router.ts`, writeRouter(router));
	await copy.script(client, 'build');
	const consumer = createConsumer(copy, packed, join(original, client, 'consumers/nodenext'));
	const installed = join(consumer.root, 'node_modules/@gatehouse/client/build');
	cpSync(join(copy.root, client, 'build'), installed, { recursive: true });
	consumer.write('people.ts', everything(router));
	const { code, output } = await consumer.compile('--extendedDiagnostics', '--skipLibCheck');
	consumer.remove();
	expect(code, output).toBe(0);
	const figure = (name: string) =>
		Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
	return { instantiations: figure('Instantiations'), seconds: figure('Check time') };
}

// Instantiations are the steady figure: the same on every machine, however busy it is.
test('its types cost little, and grow no faster than the router', async () => {
	const router: Interface = JSON.parse(copy.read(`${generated}/interface.json`));
	const count = router.procedures.length;
	const one = await cost({ ...router, procedures: router.procedures.slice(0, 1) });
	const all = await cost(router);
	const fourfold = await cost(grown(router, 4));
	const each = (all.instantiations - one.instantiations) / (count - 1);
	const eachMore = (fourfold.instantiations - all.instantiations) / (3 * count);

	// Measured: some 11 for each.
	expect(each).toBeLessThan(25);
	expect(eachMore).toBeLessThanOrEqual(each * 1.1);
	expect(fourfold.seconds - all.seconds).toBeLessThan(5);
});
