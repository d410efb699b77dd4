import fc from 'fast-check';
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

// How many inputs with several such values at once, drawn from its own schema's fields: few in `npm test`, thousands in `npm run test:long`.
const drawn = inject('long') ? 10_000 : 40;

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

/** What nobody would type: the values above, and text of any signs there are, whole and in halves. */
const anything = fc.oneof(
	fc.constantFrom(...values),
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
		.map((codes) => String.fromCharCode(...codes)),
	fc.json()
);

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
		for (const input of inputs) expect(await failure(call(path, input))).toBeTruthy();
		// Some of its fields are as they should be, so that the others are reached.
		const wild = fc.record(Object.fromEntries(names.map((name) => [name, anything])), {
			requiredKeys: []
		});
		await fc.assert(
			fc.asyncProperty(wild, async (fields) => {
				expect(await failure(call(path, { ...good, ...fields }))).toBeTruthy();
				expect(gatehouse.reports).toEqual([]);
			}),
			{ seed: 42, numRuns: names.length > 0 ? drawn : 1 }
		);
		expect(gatehouse.reports).toEqual([]);
		// What was good in all its fields may have gone through; nothing else.
		const begun = await gatehouse.db.registration.findMany();
		const wrong = begun.filter(
			({ username, email }) => fields.username.problem(username) ?? fields.email.problem(email)
		);
		expect(wrong).toEqual([]);
	}
);
