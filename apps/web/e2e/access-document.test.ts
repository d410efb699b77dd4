import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessDocument, document } from './access-document.ts';

test('docs/access.md says what pages, forms and procedures say', async () => {
	expect(
		readFileSync(document, 'utf8'),
		'Who may come in where has changed. Run: npm run procedures'
	).toBe(await accessDocument());
});
