import type { words } from './words.ts';

/** How it went: said once, on the page after the answer. */
export type Ending = keyof typeof words.endings;

export const isEnding = (text: string | null): text is Ending =>
	text === 'approved' || text === 'denied';
