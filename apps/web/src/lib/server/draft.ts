import type { Cookies, RequestEvent } from '@sveltejs/kit';

const name = 'draft';
/** Seconds: time to log in again. */
const kept = 15 * 60;
/** Characters, as a cookie carries them. */
const most = 3000;

/**
 * Keeps what someone typed into a form whose session had ended, in their own browser, until they are back on that page.
 * Never a password; and nothing that is too long for a cookie, which is then lost as it was before.
 */
export async function keepDraft({ cookies, request, url }: RequestEvent): Promise<void> {
	if (request.method !== 'POST') return;
	const form = await request.formData().catch(() => new FormData());
	const typed = [...form].filter(
		([field, value]) => !/password|^__/i.test(field) && typeof value === 'string'
	);
	const text = new URLSearchParams(
		typed.map(([field, value]) => [field, String(value)])
	).toString();
	if (text && text.length <= most)
		cookies.set(name, text, { path: url.pathname, httpOnly: true, sameSite: 'lax', maxAge: kept });
}

/** What was kept for this page, once. */
export function takeDraft(cookies: Cookies, path: string): FormData | null {
	const text = cookies.get(name);
	if (text === undefined) return null;
	cookies.delete(name, { path });
	const form = new FormData();
	for (const [field, value] of new URLSearchParams(text)) form.append(field, value);
	return form;
}
