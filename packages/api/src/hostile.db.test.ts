import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fields } from '@gatehouse/contract';
import type { z } from 'zod';
import { appRouter } from './router.ts';
import { createBrowser, createTestApi, failure, type Person, type TestApi } from './testing.ts';

// Whatever comes in, the answer is an issue or a refusal; a bug would be reported, and fails the test.

const values: readonly unknown[] = [
	undefined,
	null,
	true,
	0,
	-1,
	1e308,
	NaN,
	'',
	' ',
	'\0',
	'a\0b',
	'\ud800',
	'\udfff\ud800',
	'x'.repeat(70_000),
	'🔑'.repeat(5000),
	'\u202egnp.exe',
	'a\r\nBcc: all@northfold.example',
	"'; DROP TABLE users; --",
	'%',
	'_',
	'\\',
	'$1',
	'${7*7}',
	'<script>alert(1)</script>',
	'00000000-0000-0000-0000-000000000000',
	'ffffffff-ffff-ffff-ffff-ffffffffffff',
	'2026-02-30',
	'constructor',
	'__proto__',
	[],
	['a'],
	[[[[]]]],
	{},
	{ toString: 'x' },
	JSON.parse('{"__proto__":{"admin":true}}'),
	{ $ne: null },
	{ contains: '' },
	new Date(0),
	10n
];

// How many inputs with several such values at once, drawn by a fixed rule: few in `npm test`, thousands in `npm run test:long`.
const drawn = inject('long') ? 3000 : 40;

let gatehouse: TestApi;
let admin: Person;
beforeAll(async () => {
	gatehouse = await createTestApi();
	await gatehouse.reset();
	admin = await gatehouse.person('mara', { roles: ['administrator'] });
});
afterAll(() => gatehouse.close());

/** The procedure of this name, as the administrator would call it, with an input that no type allows. */
async function call(path: string, input: unknown): Promise<unknown> {
	const context = await gatehouse.contextOf(
		createBrowser(admin.browser.session.token),
		crypto.randomUUID()
	);
	const caller: unknown = appRouter.createCaller(context);
	const procedure = path
		.split('.')
		.reduce((at: unknown, name) => Reflect.get(Object(at), name), caller);
	if (typeof procedure !== 'function') throw new Error(`${path} is not there`);
	return procedure(input);
}

/** What each field is when nothing is wrong with it. */
async function sample(): Promise<Record<string, unknown>> {
	return {
		username: 'mara.two',
		email: 'mara.two@northfold.example',
		password: 'wrong but well formed',
		confirmPassword: 'wrong but well formed',
		currentPassword: 'wrong but well formed',
		token: 'A'.repeat(43),
		next: '/profile/edit',
		aboutMe: 'Hello.',
		name: 'Editor',
		roleId: await gatehouse.roleId('member'),
		userId: admin.id
	};
}

/** The names of a procedure's fields, as its schema has them. */
function fieldsOf(path: string): string[] {
	const procedure: unknown = Reflect.get(appRouter._def.procedures, path);
	const [schema] = (procedure as { _def: { inputs: z.ZodObject[] } })._def.inputs;
	return Object.keys(schema?.shape ?? {});
}

/** The same numbers in every run. */
function* numbers(seed = 42): Generator<number, never> {
	for (let state = seed; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
		yield state >> 8;
}

const hostile = Object.keys(appRouter._def.procedures).filter((path) => path !== 'auth.logout');

test.each(hostile)(
	'%s answers whatever comes in',
	{ timeout: drawn * 500 + 30_000 },
	async (path) => {
		const names = fieldsOf(path);
		const all = await sample();
		const good = Object.fromEntries(
			names.flatMap((name) => (name in all ? [[name, all[name]]] : []))
		);
		const inputs: unknown[] = [...values, { ...good, surplus: 1 }];
		for (const name of names) for (const value of values) inputs.push({ ...good, [name]: value });
		const draw = numbers();
		if (names.length > 1)
			for (let count = 0; count < drawn; count++) {
				const wild = names.map((name) => [name, values[draw.next().value % values.length]]);
				inputs.push({
					...good,
					...Object.fromEntries(wild.slice(draw.next().value % names.length))
				});
			}
		for (const input of inputs) expect(await failure(call(path, input))).toBeTruthy();
		expect(gatehouse.reports).toEqual([]);
		// What was good in all its fields may have gone through; nothing else.
		const begun = await gatehouse.db.registration.findMany();
		const wrong = begun.filter(
			({ username, email }) => fields.username.problem(username) ?? fields.email.problem(email)
		);
		expect(wrong).toEqual([]);
	}
);
