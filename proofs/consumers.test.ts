import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsumer, packClient, type Consumer } from './consumer.ts';
import { createCopy, original, type Copy } from './copy.ts';

const fixtures = join(original, 'packages/client/consumers');

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

describe.each(['composite', 'nodenext', 'bundler', 'plain-js'])('%s', (name) => {
	let consumer: Consumer;
	beforeAll(() => {
		consumer = createConsumer(copy, packed, join(fixtures, name));
	});
	afterAll(() => consumer.remove());

	test('compiles against the packed client', async () => {
		expect(await consumer.compile()).toEqual({ code: 0, output: '' });
	});

	test('does not, where one way of failing is left out', async () => {
		consumer.change(/^\s*case 'tooMany':\n/gm, '');
		const { code, output } = await consumer.compile();
		expect(output).toContain("error TS1360: Type 'TooMany' does not satisfy the expected type");
		for (const line of output.trim().split('\n')) expect(line).toContain("Type 'TooMany'");
		expect(code).not.toBe(0);
	});
});

/** What a program of others has no business with. */
const foreign =
	/prisma|zod|trpc|superjson|@gatehouse\/(api|auth|contract|db|jobs|mail)|node_modules/i;

test('its types name nothing of the server, nor do those that others make of them', async () => {
	const consumer = createConsumer(copy, packed, join(fixtures, 'composite'));
	await consumer.compile();
	const declarations = [
		...consumer.texts('node_modules/@gatehouse/client', '.d.ts'),
		...consumer.texts('build', '.d.ts')
	];
	expect(declarations.map(([name]) => name)).toContain('directory.d.ts');
	for (const [name, text] of declarations) {
		expect(text, name).not.toMatch(foreign);
		expect(text, name).not.toContain(copy.root);
	}
	consumer.remove();
});

test('its modules import one another and nothing else', () => {
	const consumer = createConsumer(copy, packed, join(fixtures, 'nodenext'));
	const modules = consumer.texts('node_modules/@gatehouse/client/build', '.js');
	const imports = modules.flatMap(([, text]) =>
		Array.from(text.matchAll(/(?:from|import\(?)\s*["']([^"']+)/g), ([, name]) => name)
	);
	expect(imports.length).toBeGreaterThan(5);
	for (const name of imports) expect(name).toMatch(/^\.{1,2}\/[\w/-]+\.js$/);
	consumer.remove();
});
