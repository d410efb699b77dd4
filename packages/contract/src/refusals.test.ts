import { expect, test } from 'vitest';
import { explain } from './refusals.ts';

const disabled = { kind: 'disabled', reason: 'By request.', until: '2027-02-01' } as const;

test('whoever is disabled reads until which day as it is written, and whom to write to', () => {
	expect(explain(disabled)).toBe(
		'This account is disabled until 1 February 2027. Reason: By request. Write to support if that is wrong.'
	);
	expect(explain({ ...disabled, reason: '', until: null }, 'help@northfold.example')).toBe(
		'This account is disabled. Write to help@northfold.example if that is wrong.'
	);
});
