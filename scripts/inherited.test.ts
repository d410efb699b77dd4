import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { everySetting } from '../apps/web/src/lib/server/config.ts';
import { inherited } from './inherited.mjs';
import { root } from './places.mjs';

const ofThisMachine = { PATH: '/bin', CHROMIUM_PATH: '/c', TEST_DATABASE_URL: 'postgres://t' };

test('no setting of the site reaches what chooses its own, and what is not one does', () => {
	const set = Object.fromEntries(everySetting.map((name) => [name, 'of the site']));
	const env = { ...ofThisMachine, GATEHOUSE_TOKEN: 'gh_', ...set };
	expect(inherited(env)).toEqual(ofThisMachine);
	expect(inherited({ GATEHOUSE_TEST_LONG: '1' })).toEqual({ GATEHOUSE_TEST_LONG: '1' });
});

test('every setting of the site reaches what turbo runs', () => {
	const [, list = ''] =
		/"globalPassThroughEnv": \[([^\]]*)\]/.exec(readFileSync(join(root, 'turbo.json'), 'utf8')) ??
		[];
	const passed = list.match(/[A-Z_*]+/g) ?? [];
	expect(everySetting.filter((name) => !passed.some((each) => matchesGlob(name, each)))).toEqual(
		[]
	);
});
