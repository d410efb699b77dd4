import { expect, test } from 'vitest';
import { csvFile } from './csv-file.ts';

/** A list in so many parts, that notes what it is asked for; of the part `broken` it fails. */
function list(parts: number, broken?: number) {
	const asked: (string | undefined)[] = [];
	const part = async (cursor?: string) => {
		asked.push(cursor);
		const at = Number(cursor ?? 0);
		if (at === broken) throw new Error('away');
		return { csv: `${at}\r\n`, nextCursor: at + 1 < parts ? String(at + 1) : null };
	};
	return { asked, part };
}

test('all parts make one file, that says it is UTF-8', async () => {
	const { part } = list(3);
	const bytes = await new Response(await csvFile(part)).bytes();
	expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(new TextDecoder().decode(bytes)).toBe('0\r\n1\r\n2\r\n');
});

test('no part is asked for before it is wanted, and none after the reader has gone', async () => {
	const { asked, part } = list(1000);
	const reader = (await csvFile(part)).getReader();
	expect(asked).toEqual([undefined]);
	await reader.read();
	expect(asked).toEqual([undefined]);
	await reader.read();
	expect(asked).toEqual([undefined, '1']);
	await reader.cancel();
	expect(asked).toEqual([undefined, '1']);
});

test('a part that fails breaks it off: it does not end as if it were whole', async () => {
	const { part } = list(3, 2);
	await expect(new Response(await csvFile(part)).text()).rejects.toThrow('away');
});

test('what fails at once is no file at all', async () => {
	const { part } = list(3, 0);
	await expect(csvFile(part)).rejects.toThrow('away');
});
