import type { LayoutLoad } from './$types';

/** The banner is loaded by who looks through somebody's eyes, or just did: the first visit does not carry it. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	Eyes:
		data.viewing || data.viewingEnded
			? (await import('#lib/components/Eyes.svelte')).default
			: undefined
});
