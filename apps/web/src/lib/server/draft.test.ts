import { expect, test } from 'vitest';
import { keepDraft, takeDraft } from './draft.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date('2026-11-23T12:10:00Z');
const earlier = new Date('2026-11-23T11:50:00Z');

/** One browser: its cookies, whatever path they are for. */
function browser() {
	const jar = new Map<string, string>();
	const set: { value: string; options: object | undefined }[] = [];
	const cookies = {
		get: (name: string) => jar.get(name),
		set(name: string, value: string, options?: object) {
			jar.set(name, value);
			set.push({ value, options });
		},
		delete: (name: string) => void jar.delete(name)
	};
	const ask = (path: string, id: string | null, confirmedUntil = earlier) => ({
		cookies,
		url: new URL(path, 'http://localhost:3000'),
		locals: {
			context: { user: id ? { id } : null, session: id ? { confirmedUntil } : null, now: () => now }
		}
	});
	return { ask, jar, set };
}

function posted(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

const view = '/settings/account';
const post = `${view}?/requestChange`;
const typed = posted({ email: 'mara@northfold.example' });

test('what was typed is back in its own form, once', () => {
	const { ask } = browser();
	expect(keepDraft(ask(post, 'mara'), typed)).toBe(true);
	expect(takeDraft(ask(view, 'mara', later))).toEqual({
		action: '/requestChange',
		typed: [['email', 'mara@northfold.example']],
		away: true,
		confirmed: true
	});
	expect(takeDraft(ask(view, 'mara', later))).toBeNull();
});

test('it is for its page alone, httpOnly, and for a quarter of an hour', () => {
	const { ask, set } = browser();
	keepDraft(ask(post, 'mara'), typed);
	expect(set[0]?.options).toEqual({
		path: view,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: 900
	});
});

test('a password or a token is never kept, under whatever name', () => {
	const { ask, set } = browser();
	const secrets = {
		password: 's3cret',
		confirmPassword: 's3cret',
		currentPassword: 's3cret',
		token: 's3cret',
		__superform_id: 's3cret'
	};
	keepDraft(ask(post, 'mara'), posted({ ...secrets, email: 'mara@northfold.example' }));
	expect(set[0]?.value).not.toContain('s3cret');
	expect(keepDraft(ask(post, 'mara'), posted(secrets))).toBe(false);
});

test('where nothing was typed, it is known which button was pressed, and on which view', () => {
	const { ask } = browser();
	const people = Array.from({ length: 100 }, () => `userId=${crypto.randomUUID()}`).join('&');
	const many = `/admin/users/many?act=disable&${people}`;
	const form = posted({ userIds: 'many', userId: '7' });
	expect(keepDraft(ask(`${many}&/disable`, 'mara'), form)).toBe(false);
	expect(takeDraft(ask(many, 'mara', later))).toEqual({
		action: '/disable',
		typed: [['userId', '7']],
		away: true,
		confirmed: true
	});
});

test('another page, another view of it or another person gets nothing', () => {
	const { ask, jar } = browser();
	keepDraft(ask('/admin/roles?edit=7&/update', 'mara'), typed);
	expect(takeDraft(ask('/admin/roles/more', 'mara'))).toBeNull();
	expect(takeDraft(ask('/admin/roles?edit=8', 'mara'))).toBeNull();
	expect(jar.size).toBe(1);
	expect(takeDraft(ask('/admin/roles?edit=7', 'noor'))).toBeNull();
	expect(jar.size).toBe(0);
});

test('whoever was logged out gets it back after logging in, and is not told that they confirmed anything', () => {
	const { ask } = browser();
	keepDraft(ask(post, null), typed);
	expect(takeDraft(ask(view, 'mara', later))).toMatchObject({ confirmed: false });
});

test('whoever turned back without confirming is not told that they did', () => {
	const { ask } = browser();
	keepDraft(ask(post, 'mara'), typed);
	expect(takeDraft(ask(view, 'mara', earlier))).toMatchObject({ confirmed: false });
});

test('whoever stayed on the page is not told that they were away, or confirmed anything', () => {
	const { ask } = browser();
	keepDraft(ask(post, 'mara'), typed, false);
	expect(takeDraft(ask(view, 'mara', later))).toMatchObject({ away: false, confirmed: false });
});

test('what no cookie can carry is not kept; and a forged one says nothing of its own', () => {
	const { ask, jar } = browser();
	expect(keepDraft(ask(post, 'mara'), posted({ aboutMe: 'x'.repeat(3000) }))).toBe(true);
	jar.clear();
	expect(keepDraft(ask(post, 'mara'), posted({ aboutMe: '%'.repeat(1000) }))).toBe(false);
	expect(jar.size).toBe(0);
	for (const forged of ['', '=', '%%%', '__view', '__action=/requestChange&email=x']) {
		jar.set('draft', forged);
		expect(takeDraft(ask(view, 'mara', later))).toBeNull();
	}
});
