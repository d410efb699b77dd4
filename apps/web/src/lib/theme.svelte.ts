export type Theme = 'system' | 'light' | 'dark';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

// Only ever set in the browser: on the server this module is everyone's.
let now = $state.raw<Theme>();

/** The theme chosen since this page was loaded; the server knows it from the next page on. */
export const chosen = () => now;

export function wear(theme: Theme) {
	now = theme;
	document.documentElement.dataset['theme'] = theme;
}
