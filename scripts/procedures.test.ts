import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { document, procedures } from './procedures.ts';

test('docs/procedures.md says what the router says', async () => {
	expect(
		readFileSync(document, 'utf8'),
		'The router has changed, or a page calls something else. Run: npm run procedures'
	).toBe(await procedures());
});
