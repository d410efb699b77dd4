const KB = 1024;
const MB = 1024 * KB;

/** Bytes of a form that is typed, however much. */
export const mostTyped = 64 * KB;

/** What may be larger than a form that is typed: a picture of 2 MB, and what is around it. */
const larger: Partial<Record<string, number>> = {
	'/profile/edit': 2.5 * MB,
	// In base64 it is a third more.
	'/api/trpc/profile.setPicture': 3 * MB
};

interface Asked {
	readonly route: { readonly id: string | null };
	readonly params: { readonly path?: string | undefined };
}

/** Bytes that a request may carry, by the route and the procedure that were matched and never by the path as typed. */
export function mostBytes({ route, params }: Asked): number {
	const place = params.path === undefined ? route.id : route.id?.replace('[...path]', params.path);
	return larger[place ?? ''] ?? mostTyped;
}
