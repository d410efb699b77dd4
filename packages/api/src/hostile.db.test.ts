import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createPasswords } from '@gatehouse/auth';
import { fields } from '@gatehouse/contract';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { appRouter } from './router.ts';
import {
	createBrowser,
	createTestApi,
	failure,
	goodPassword,
	type Person,
	type TestApi
} from './testing.ts';
import { fieldsOf, textPlaces, wellFormed, type TextPlace } from './testing/inputs.ts';

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
	'0000-01-01',
	'9999-12-31',
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

// How many texts each place that takes one is given: some in `npm test`, 10,000 in `npm run test:long`.
const drawn = inject('long') ? 10_000 : 40;

const gatehouse = await createTestApi();
let admin: Person;
let samples: Record<string, unknown>;
let context: Context | undefined;
// Hashing that costs little, and no limits: else what comes after the first few would be refused at the door.
let door: Partial<TestApi['services']>;
beforeAll(async () => {
	door = {
		passwords: await createPasswords({
			parameters: { memorySize: 8, iterations: 1, parallelism: 1 }
		}),
		limits: { ...gatehouse.services.limits, hit: async () => null }
	};
});
beforeEach(async () => {
	context = undefined;
	admin = await gatehouse.person('mara', { roles: ['administrator'] });
	samples = await good();
});

/** What each field is when nothing is wrong with it; of what there can be, it is there. */
async function good(): Promise<Record<string, unknown>> {
	const noor = await gatehouse.person('noor');
	const { db, clock } = gatehouse;
	const session = await db.session.findFirstOrThrow({ where: { userId: noor.id } });
	const role = await db.role.create({
		data: { name: 'Desk', nameFolded: 'desk', createdAt: clock.at }
	});
	const passkey = await db.passkey.create({
		data: {
			userId: admin.id,
			credentialId: Buffer.alloc(16),
			publicKey: Buffer.alloc(16),
			counter: 0,
			transports: [],
			name: 'Phone',
			backedUp: false,
			createdAt: clock.at
		}
	});
	const nothing = '0190a5a0-0000-7000-8000-000000000000';
	return {
		username: 'mara.two',
		email: 'mara.two@northfold.example',
		password: 'plum ferry Tuesday 41',
		confirmPassword: 'plum ferry Tuesday 41',
		currentPassword: goodPassword,
		code: '123456',
		token: 'A'.repeat(43),
		deviceCode: 'A'.repeat(43),
		userCode: 'WDJB-MJHT',
		aboutMe: 'Hello.',
		name: 'Editor',
		description: 'Edits.',
		reason: 'They asked for it.',
		picture: 'iVBORw0KGgo=',
		credentialId: 'AAAA',
		clientDataJSON: 'AAAA',
		attestationObject: 'AAAA',
		authenticatorData: 'AAAA',
		signature: 'AAAA',
		userId: noor.id,
		userIds: noor.id,
		roleId: role.id,
		sessionId: session.id,
		passkeyId: passkey.id,
		deviceId: nothing,
		invitationId: nothing,
		mailId: nothing,
		tokenId: nothing
	};
}

/** As an administrator comes. What their own act before ended, they begin anew. */
async function come(): Promise<Context> {
	const address = crypto.randomUUID();
	const context = await gatehouse.contextOf(createBrowser(admin.browser.session.token), address);
	if (context.user) return { ...context, ...door };
	const name = `mara.${crypto.randomUUID().slice(0, 8)}`;
	admin = await gatehouse.person(name, { roles: ['administrator'] });
	return come();
}

/** The procedure of this name, with an input that no type allows. */
function call(path: string, context: Context, input: unknown): Promise<unknown> {
	const caller: unknown = appRouter.createCaller(context);
	const procedure = path
		.split('.')
		.reduce((at: unknown, name) => Reflect.get(Object(at), name), caller);
	if (typeof procedure !== 'function') throw new Error(`${path} is not there`);
	return procedure(input);
}

async function expectAnswer(path: string, input: unknown) {
	gatehouse.statements.length = 0;
	context ??= await come();
	expect(await failure(call(path, context, input))).toBeTruthy();
	expect(gatehouse.reports).toEqual([]);
	// What its schema refused has changed nothing: the next comes as this one did.
	if (schemaOf(path)?.safeParse(input).success !== false) context = undefined;
}

/** What of a kind is well-formed: what its schema lets through is for the procedure to answer. */
const wellFormedTexts: Record<string, fc.Arbitrary<string>> = {
	uuid: fc.uuid(),
	date: fc
		.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10)),
	ipv4: fc.ipV4(),
	ipv6: fc.ipV6()
};

const anyText = fc.oneof(
	fc.constantFrom(...values.filter((value) => typeof value === 'string')),
	fc.string({ unit: 'binary', maxLength: 300 }),
	// Halves of signs.
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
		.map((codes) => String.fromCharCode(...codes)),
	fc.json()
);

/** What nobody would type here: any text, one of its own kind, and what is right with something in the middle that is not. */
function textsFor({ name, formats }: TextPlace): fc.Arbitrary<string> {
	const right = String(samples[name] ?? 'Hello.');
	const spoilt = fc
		.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(right.length), fc.nat(2))
		.map(([text, at, gone]) => right.slice(0, at) + text + right.slice(at + gone));
	return fc.oneof(anyText, spoilt, ...formats.map((format) => wellFormedTexts[format] ?? anyText));
}

/** A password is typed twice, the same both times. */
const typedTwice = (input: Record<string, unknown>) =>
	'confirmPassword' in input ? { ...input, confirmPassword: input.password } : input;

const hostile = Object.keys(appRouter._def.procedures).filter((path) => path !== 'auth.logout');
const schemaOf = (path: string) => {
	const procedure: unknown = Reflect.get(appRouter._def.procedures, path);
	return (procedure as { _def: { inputs: z.ZodType[] } })._def.inputs[0];
};

describe.each(hostile)('%s', (path) => {
	const schema = schemaOf(path);

	test('answers whatever comes in', { timeout: 60_000 }, async () => {
		for (const value of values) await expectAnswer(path, value);
		if (!schema) return;
		const input = wellFormed(schema, samples);
		expect(schema.safeParse(input).error).toBeUndefined();
		await expectAnswer(path, { ...input, surplus: 1 });
		for (const [name] of fieldsOf(schema))
			for (const value of values) await expectAnswer(path, { ...input, [name]: value });
	});

	for (const place of schema ? textPlaces(schema) : [])
		test(`answers any text as its ${place.name}`, { timeout: drawn * 100 + 30_000 }, async () => {
			const input = wellFormed(schema, samples);
			await fc.assert(
				fc.asyncProperty(textsFor(place), async (text) => {
					const wanted = { ...input, [place.name]: place.with(text) };
					await expectAnswer(path, place.name === 'password' ? typedTwice(wanted) : wanted);
				}),
				{ seed: 42, numRuns: drawn }
			);
			// What was good in all its fields may have gone through; nothing else.
			const begun = await gatehouse.db.registration.findMany();
			const wrong = begun.filter(
				({ username, email }) => fields.username.problem(username) ?? fields.email.problem(email)
			);
			expect(wrong).toEqual([]);
		});
});
