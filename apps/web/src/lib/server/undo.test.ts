import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { offered, offerUndo } from './undo.ts';

/** A browser's jar. */
function jar(first?: string) {
	const kept = new Map(first === undefined ? [] : [['undo', first]]);
	return {
		get: (name: string) => kept.get(name),
		set: (name: string, value: string) => void kept.set(name, value),
		delete: (name: string) => void kept.delete(name),
		size: () => [...kept.values()].join('').length
	};
}

test('a hundred people fit into a cookie, and come back once', () => {
	const cookies = jar();
	const undo = {
		act: 'assign' as const,
		userIds: Array.from({ length: 100 }, () => randomUUID()),
		roleId: randomUUID()
	};
	offerUndo(cookies, undo);
	expect(cookies.size()).toBeLessThan(3000);
	expect(offered(cookies)).toEqual(undo);
	expect(offered(cookies)).toBeNull();
});

test.each(['', '.', 'delete..AAAA', 'assign', 'assign..', 'undoDisable..%00', '<script>'])(
	'%s offers nothing',
	(forged) => expect(offered(jar(forged))).toBeNull()
);
