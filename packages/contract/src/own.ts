import type { Access } from './permissions.ts';

// Yours. Gatehouse itself leaves this file as it is; docs/your-feature.md says how to fill it.

/** What can be allowed beside what permissions.ts has, each with the words an administrator reads. */
export const ownPermissions = {} satisfies Record<`${string}:${string}`, string>;

/** Who may see each page of your own. */
export const ownPages = {} satisfies Record<`/${string}`, Access>;

/** The pages that the bar at the top leads to; it shows each to whoever may see it. */
export const ownPlaces: readonly { route: keyof typeof ownPages; label: string }[] = [];
