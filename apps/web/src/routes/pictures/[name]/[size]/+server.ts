import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * A profile picture, for whoever is logged in and has been shown its name. It is a file that somebody sent: whatever it may turn out
 * to be, a browser shows it as a picture and runs nothing. A name is never used twice, so that it is asked for once.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	const size = sizes.find((each) => String(each) === params.size);
	const bytes = size && (await locals.context.pictures.read(params.name, size).catch(whenAway));
	if (!bytes) error(404, 'There is no such picture.');
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'image/webp',
			'content-length': String(bytes.length),
			'content-disposition': 'inline; filename="picture.webp"',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, max-age=31536000, immutable'
		}
	});
};

const sizes = [512, 96] as const;

function whenAway(problem: unknown): never {
	if (problem instanceof Error && problem.name === 'StoreAway')
		error(503, 'Pictures cannot be shown just now. Try again in a few seconds.');
	throw problem;
}
