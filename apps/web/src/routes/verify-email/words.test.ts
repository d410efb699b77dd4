import { render } from '@gatehouse/mail';
import { expect, test } from 'vitest';
import { words } from './words.ts';

test('the mail that the page tells to look for is the one that is sent', () => {
	const site = {
		name: 'Northfold',
		origin: 'https://id.example.org',
		supportEmail: 'x@example.org'
	};
	const { subject } = render(
		{
			template: 'confirmEmail',
			to: 'mara@northfold.example',
			values: { username: 'mara', token: 'a'.repeat(43) }
		},
		site
	);
	expect(words.subject(site.name)).toBe(subject);
});
