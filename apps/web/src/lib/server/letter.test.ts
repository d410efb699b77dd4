import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { render, type Letter } from '@gatehouse/mail';
import { expect, test } from 'vitest';
import { words as forgotPassword } from '../../routes/forgot-password/words.ts';
import { words as loginLink } from '../../routes/login/link/words.ts';
import { words as account } from '../../routes/settings/account/words.ts';
import { words as verifyEmail } from '../../routes/verify-email/words.ts';

const routes = join(import.meta.dirname, '../../routes');
const site = { name: 'Northfold', origin: 'https://id.example.org', supportEmail: 'x@example.org' };
const to = 'mara@northfold.example';
const values = { username: 'mara', token: 'a'.repeat(43) };

/** Every folder with a page that says which mail to look for; its words; and that mail. */
const told: readonly [string, { subject: (product: string) => string }, Letter][] = [
	['forgot-password', forgotPassword, { template: 'resetPassword', to, userId: null, values }],
	['login/link', loginLink, { template: 'loginLink', to, userId: null, values }],
	['settings/account', account, { template: 'confirmEmailChange', to, userId: null, values }],
	['verify-email', verifyEmail, { template: 'confirmEmail', to, userId: null, values }]
];

test.each(told)(
	'the mail that %s tells to look for is the one that is sent',
	(_, words, letter) => {
		expect(words.subject(site.name)).toBe(render(letter, site).subject);
	}
);

test('no page tells of a mail without being in this table', () => {
	const telling = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.filter((file) => readFileSync(join(routes, file), 'utf8').includes('awaitLetter('))
		.map((file) => dirname(file));
	expect(telling.sort()).toEqual(told.map(([folder]) => folder));
});
