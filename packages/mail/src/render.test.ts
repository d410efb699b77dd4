import { describe, expect, test } from 'vitest';
import type { Letter } from './letter.ts';
import { site, specimens } from './letters/testing/specimens.ts';
import { render } from './render.ts';

const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

/** What a person reads of the HTML, one element after the other. */
function read(html: string): string[] {
	const body = html
		.slice(html.indexOf('<body'))
		.replace(/<div style="display:none[^]*?<\/div>|<!--[^]*?-->/g, '');
	return body
		.replace(/<\/(p|h1|th|td|a|span)>|<br>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&zwnj;/g, '')
		.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => plain[entity] ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
}
const plain: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};

const first = (html: string) => html.match(/<div style="display:none[^>]*>([^&]*)/)?.[1];

test('the plain texts, to be read', async () => {
	const all = specimens().map((letter) => {
		const { subject, text } = render(letter, site);
		return `To: ${letter.to}\nSubject: ${subject}\n\n${text}`;
	});
	await expect(all.join(`\n${'='.repeat(72)}\n\n`)).toMatchFileSnapshot('letters/letters.txt');
});

describe.each(specimens())('$template', (letter) => {
	const { subject, text, html } = render(letter, site);

	test('the subject says where, and nothing that somebody chose', () => {
		expect(subject).toContain('Gatehouse');
		expect(subject.length).toBeLessThanOrEqual(60);
		const other = specimens('another-name', 'another@address.example');
		expect(other.map((each) => render(each, site).subject)).toContain(subject);
	});

	test('the first line is the preview, also in the HTML, and ends before most lists cut it', () => {
		const [line = ''] = text.split('\n');
		expect(line).toMatch(/\.$/);
		expect(line.length).toBeLessThanOrEqual(110);
		expect(first(html)).toBe(line);
	});

	test('text and HTML say the same', () => {
		const seen = read(html);
		const [, title] = html.match(/<h1[^>]*>(.*)<\/h1>/) ?? [];
		const said = text
			.replace(/^-- $/m, '')
			.split('\n')
			.filter(Boolean)
			.flatMap(
				(line) =>
					line
						.match(
							/^(Username|New email|When|Changed|How|Token|It may|Until|Reason|Invited by|Who|Device|Address|Passkey|Possible from): (.*)$/
						)
						?.slice(1) ?? line
			)
			.map((line) => line.replace(/^(.*):$/, '$1'));
		const page = seen.join(' ');
		for (const line of said) expect(page).toContain(line);
		// And nothing more but the heading, which may be the words of a button, and "Or open this address:".
		const spoken = said.join(' ');
		const more = seen.filter(
			(line) => !spoken.includes(line.replace(/ ?Or open this address:$/, ''))
		);
		expect([[], [title]]).toContainEqual(more);
	});

	test('links lead to the site or to its support, and are written out as well', () => {
		const outside = [
			...text.matchAll(/\bhttps?:\S+/g),
			...html.matchAll(/\b(https?:|\/\/)[^"<\s]+/g)
		];
		for (const [address] of outside) expect(address.startsWith(`${site.origin}/`)).toBe(true);
		const mailto = `mailto:${site.supportEmail}`;
		const places = hrefs(html).filter((href) => href !== mailto);
		for (const href of places) expect(text).toContain(`:\n${href}\n`);
		for (const href of new Set(places)) {
			expect(html).toContain(`>${href}</a>`);
			expect(places.filter((other) => other === href)).toHaveLength(2);
		}
	});

	test('it says why it came, what to do about it, and how long a link with a token holds', () => {
		expect(text).toContain('\n-- \nYou get this mail because ');
		expect(text).toMatch(
			/\bIf (it was not you|you did not|this account is not yours|you do not know)/
		);
		if ('token' in letter.values)
			expect(text).toMatch(/holds (for|until) \d+ [^.]* works once\.|undoes it for 72 hours/);
	});

	test('nothing is fetched and nothing runs', () => {
		expect(html).not.toMatch(
			/<(img|script|link|iframe|object|form|svg)\b|url\(|@import|@font-face/i
		);
		expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
		expect(html.match(/<h1\b/g)).toHaveLength(1);
	});
});

test('whoever changed the password is told from whoever reset it', () => {
	const [changed] = specimens().filter(({ template }) => template === 'passwordChanged');
	if (changed?.template !== 'passwordChanged') throw new Error('no such letter');
	const reset: Letter = { ...changed, values: { ...changed.values, how: 'reset' } };
	expect(render(changed, site).text).toContain('knew the old password');
	expect(render(reset, site).text).toContain('a link that was mailed');
});

describe('words that somebody chose to do harm', () => {
	const tag = `<script>alert("1")</script>'&amp;`;

	test.each(specimens(tag, `"<b>"@x.example`))('$template: tags are text', (letter) => {
		const { text, html } = render(letter, site);
		expect(html).not.toMatch(/<script|<b>/);
		expect(read(html).join(' ')).toContain(tag);
		expect(text).toContain(tag);
	});

	const lines = 'mara\r\nBcc: all@x.example\n\n-- \u2028\u202Egnp\u200B\u0000\uD800.\u2066x';

	test.each(specimens(lines, lines))(
		'$template: no line, no header, no turned or unseen letter',
		(letter) => {
			const calm = render(
				specimens().find((each) => each.template === letter.template) ?? letter,
				site
			);
			const { subject, text, html } = render(letter, site);
			expect(subject).toBe(calm.subject);
			expect(text.split('\n')).toHaveLength(calm.text.split('\n').length);
			expect(text + html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u2028\0\uD800\r]/);
			expect(text).toContain('mara Bcc: all@x.example -- gnp');
		}
	);

	test('a product name cannot add a header either', () => {
		const [letter] = specimens();
		if (!letter) throw new Error('no letter');
		const { subject } = render(letter, { ...site, name: 'Gate\r\nBcc: all@x.example' });
		expect(subject).toBe('Confirm your email for Gate Bcc: all@x.example');
	});

	test('a username that looks like a site is no link', () => {
		const [letter] = specimens('win.a-prize.example');
		if (!letter) throw new Error('no letter');
		const { html } = render(letter, site);
		expect(html).toContain('win.&zwnj;a-prize.&zwnj;example');
		expect(html).not.toContain('win.a-prize');
	});

	test('an address stays one that can be copied', () => {
		const html = specimens('mara', 'm.l@sub.elsewhere.example').map(
			(each) => render(each, site).html
		);
		expect(html.join()).toContain('>m.l@sub.elsewhere.example<');
	});

	test.each([
		'',
		'short',
		`${'a'.repeat(42)}/`,
		`${'a'.repeat(43)}?next=//x.example`,
		`${'a'.repeat(43)}\n`
	])('%j is no token, and is not named', (token) => {
		const letter: Letter = {
			template: 'confirmEmail',
			to: 'm@x.example',
			userId: null,
			values: { username: 'm', token }
		};
		expect(() => render(letter, site)).toThrow('There is no token for /verify-email.');
	});

	test('what is no time is not sent', () => {
		const letter: Letter = {
			template: 'emailWithdrawn',
			to: 'm@x.example',
			userId: null,
			values: { username: 'm', at: 'soon' }
		};
		expect(() => render(letter, site)).toThrow(RangeError);
	});
});
