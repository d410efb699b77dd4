// Yours. Gatehouse itself leaves this file as it is; docs/your-feature.md says how to fill it.

/** Routers of your own, under the names that callers write: `api.notes.list()`. */
export const own = {};
