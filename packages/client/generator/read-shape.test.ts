import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compact, spread } from './print-shape.ts';
import { openSubject, type Subject } from './program.ts';
import { readShape } from './read-shape.ts';

let subject: Subject;
beforeAll(() => {
	subject = openSubject(join(import.meta.dirname, 'testing/types.ts'));
});

const read = (name: string, direction: 'input' | 'output' = 'output') =>
	readShape(subject.type(name), { checker: subject.checker, direction, path: name });

test('an object is written with what is said of its properties, free of where it came from', () => {
	expect(`interface Person${spread(read('Person'), { names: new Map(), direction: 'output' })}`)
		.toMatchInlineSnapshot(`
		"interface Person {
			/** As typed. */
			name: string;
			memberSince: Date;
			lastSeenAt: Date | null;
			state: 'active' | 'disabled';
			isYou: boolean;
			roles: { id: string }[];
			nickname?: string;
			left?: Date | null;
			'two words': number;
		}"
	`);
});

test.each([
	['Pair', '[string, 0 | 1]'],
	['Counts', '{ [key: string]: number }'],
	['Part', '{ name: string; more: true }'],
	['Either', '{ a: string } | { b: number } | null']
])('%s is %s', (name, text) => {
	expect(compact(read(name))).toBe(text);
});

test.each([
	['map.byName', /^map.byName is Map<string, Person>\. Plain data goes over the wire/],
	['set', /^set is Set<string>\./],
	['big.count', /^big.count is bigint\./],
	['method.greet', /^method.greet is \(\) => void\./],
	['instance', /^instance is Account\./],
	['enumeration', /^enumeration is Colour\./],
	['endless', /^endless(\.next\[\])+(\.next)? is endless\./],
	['any.value', /^any.value is any\. Say what it is\./],
	['unknown.items[]', /^unknown.items\[\] is unknown\. Say what it is\./],
	['bytes', /^bytes is Uint8Array<ArrayBufferLike>\./],
	['promise', /^promise is Promise<string>\./],
	['symbol', /^symbol is symbol\./],
	['never', /^never is never\./]
])('%s ends the generator, which says where it is and what to write', (path, says) => {
	const [name = ''] = path.split('.');
	const property = subject.type('Refused').getProperty(name);
	if (!property) throw new Error(`There is no ${name}.`);
	const type = subject.checker.getTypeOfSymbol(property);
	expect(() =>
		readShape(type, { checker: subject.checker, direction: 'output', path: name })
	).toThrow(says);
});

test('a date is no input: what comes in is plain JSON', () => {
	expect(() => read('Person', 'input')).toThrow(
		'Person.memberSince is a Date. Inputs are plain JSON: z.iso.datetime().'
	);
});

test('a file that does not compile is not read: what is not understood would be `any`', () => {
	const folder = mkdtempSync(join(tmpdir(), 'gatehouse-subject-'));
	const file = join(folder, 'broken.ts');
	writeFileSync(file, 'export type Outputs = { list: Nobody };');
	expect(() => openSubject(file)).toThrow(/broken\.ts.*Cannot find name 'Nobody'/);
	rmSync(folder, { recursive: true });
});
