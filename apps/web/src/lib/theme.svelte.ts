export type Theme = 'system' | 'light' | 'dark';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme chosen since this page was loaded; the server knows it from the next page on. Only ever set in the browser. */
export const chosen = $state<{ theme: Theme | null }>({ theme: null });

export function wear(theme: Theme) {
	chosen.theme = theme;
	document.documentElement.dataset['theme'] = theme;
}
