import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCopy, original, type Copy } from './copy.ts';
import { pages } from './findings.ts';

const desk = join(original, 'apps/desk');

test('the desk is at most 150 lines', () => {
	const written = readdirSync(desk, { recursive: true, encoding: 'utf8' })
		.filter((file) => !/^(node_modules|\.svelte-kit)\b/.test(file))
		.filter((file) => /\.(ts|js|svelte|html|css)$/.test(file));
	const lines = written.flatMap((file) =>
		readFileSync(join(desk, file), 'utf8').trimEnd().split('\n')
	);
	expect(written).toContain('src/routes/+page.svelte');
	expect(lines.length).toBeLessThanOrEqual(150);
});

test('the desk uses the client, and nothing else of ours', () => {
	const { dependencies, devDependencies } = JSON.parse(
		readFileSync(join(desk, 'package.json'), 'utf8')
	);
	expect(Object.keys(dependencies)).toEqual(['@gatehouse/client']);
	expect(Object.keys(devDependencies).filter((name) => name.startsWith('@gatehouse/'))).toEqual([]);
});

describe("an output field that goes from the router, and the desk's check", () => {
	let copy: Copy;
	beforeAll(() => {
		copy = createCopy();
	});
	afterAll(() => copy.remove());

	/** What the desk's check says of the router as it is now. */
	async function check() {
		const generated = await copy.script('packages/client', 'generate');
		expect(generated).toMatchObject({ code: 0 });
		return pages(copy, 'apps/desk');
	}

	test('it is content before', async () => {
		expect(await check()).toEqual([]);
	});

	test('it says where the field is missed, and nothing else has to be touched', async () => {
		const row = 'asShown(ctx.user, row)';
		const without = `(({ email, ...rest }) => rest)(${row})`;
		copy.change('packages/api/src/users/list.ts', row, without);
		expect(await check()).toEqual([
			{
				file: 'apps/desk/src/routes/+page.svelte',
				message: expect.stringContaining("Property 'email' does not exist on type")
			}
		]);
	});
});
