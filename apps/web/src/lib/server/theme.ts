import type { Cookies } from '@sveltejs/kit';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const name = 'theme';
const year = 365 * 86_400;

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** Light, dark or as the system: in a cookie, so that the server draws it and nothing flickers. */
export function readTheme(cookies: Cookies): Theme {
	const value = cookies.get(name);
	return isTheme(value) ? value : 'system';
}

export function keepTheme(cookies: Cookies, wanted: unknown): void {
	const theme = isTheme(wanted) ? wanted : 'system';
	cookies.set(name, theme, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		maxAge: year
	});
}
