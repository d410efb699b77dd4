import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function records(write: (log: ReturnType<typeof createLog>) => void) {
	let written = '';
	write(createLog({ write: (line) => void (written += line) }));
	return written;
}

test('a record is one line, whatever is in it', () => {
	const hostile = 'a\r\n{"level":"info"}\u001b[2J\u0000\u2028b';
	const line = records((log) => log.error({ path: hostile, error: new Error(hostile) }));
	expect(line.match(/\n/g)).toHaveLength(1);
	expect(line).toMatch(/^[\x20-\x7e\u2028]+\n$/);
	expect(JSON.parse(line)).toMatchObject({ level: 'error', path: hostile });
});

test('of an error there is what happened and where, and nothing that was attached to it', () => {
	const error = Object.assign(new TypeError('no'), { password: 'quiet harbour lantern 58' });
	const line = records((log) => log.error({ error, path: 'auth.login', requestId: 'r1' }));
	expect(line).not.toContain('harbour');
	expect(JSON.parse(line)).toMatchObject({
		requestId: 'r1',
		error: { name: 'TypeError', message: 'no', stack: expect.stringContaining('log.test.ts') }
	});
});

test('no token is whole, in a link either, nor behind a cause that was turned into words', () => {
	const token = 'q7Rk2_Zx0LwV9tYb-3nMdH5sJfUa8CgEiKoP1QeXyTz';
	const texts = [`/undo/${token}`, `gh_abcdefgh_${token}`, `token=${token}&x`, token];
	for (const text of texts) {
		const line = records((log) => log.error({ error: new Error(`at ${text}`) }));
		expect(line).not.toContain(token.slice(0, 20));
		expect(line).toContain('…');
	}
});
