import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestApi } from './testing.ts';

const gatehouse = await createTestApi();
const { limits } = gatehouse.services;

const hashed = (key: string) => new Uint8Array(createHash('sha256').update(key).digest());
const counts = [
	{ key: 'their own', most: 10, seconds: 60 },
	{ key: 'shared by all', most: 1000, seconds: 60 }
];
const hits = async (key: string) =>
	(await gatehouse.db.limit.findUnique({ where: { key: hashed(key) } }))?.hits;

test('after the first that finds no room none is counted, however many come at once', async () => {
	const found = await Promise.all(Array.from({ length: 50 }, () => limits.hit(counts)));
	expect(found.filter((over) => over === null)).toHaveLength(10);
	expect(found.filter((over) => over?.isFirst)).toHaveLength(1);
	expect([await hits('their own'), await hits('shared by all')]).toEqual([50, 10]);
});
