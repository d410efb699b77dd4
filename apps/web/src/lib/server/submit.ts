import { issuesOf, refusalOf } from '@gatehouse/api';
import { explain, tryAgain, type Refusal } from '@gatehouse/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { TRPCError } from '@trpc/server';
import { fail, superValidate, type Infer, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import type { Retry } from '../components/worth-trying.ts';
import { detour, postedBy } from './detour.ts';
import { whoGives } from './who-gives.ts';

type Form = Record<string, unknown>;
type Schema = z.ZodObject & z.ZodType<Form>;

/**
 * The one form-action body. Reads the form by the procedure's own schema, calls the procedure, and brings what it says back:
 * issues to their fields, refusals above the form; and who has to prove first who they are goes and does so, and comes back to
 * the form as it was. `done` answers a success, by a redirect as a rule; where by a page, with `form` in it. `given`: what was posted,
 * where it has been read already.
 */
export async function submit<S extends Schema, Result, Done>(
	event: RequestEvent,
	schema: S,
	call: (input: Infer<S, 'zod4'>) => Promise<Result>,
	done: (result: Result, form: SuperValidated<Infer<S, 'zod4'>>) => Done,
	given?: FormData
) {
	const posted = typedOnly(given ?? (await postedBy(event.request)));
	const form = await superValidate(posted, zod4(schema));
	if (!form.valid) return refused(form, 400);
	let result: Result;
	try {
		result = await call(form.data);
	} catch (error) {
		return answer(event, posted, form, error);
	}
	return done(result, form);
}

/** Without what Superforms would revive: a few hundred bytes in which references share references cost it seconds, and gigabytes. */
function typedOnly(posted: FormData): FormData {
	for (const name of [...posted.keys()])
		if (name.startsWith('__superform_') && name !== '__superform_id') posted.delete(name);
	return posted;
}

/** What an error means to the form it came from. Not an issue and not a refusal: a bug, which is not ours to hide. */
async function answer<F extends Form>(
	event: RequestEvent,
	posted: FormData,
	form: SuperValidated<F>,
	error: unknown
) {
	const issues = issuesOf(error);
	if (issues) {
		for (const { path, message } of issues) complain(form, path, message);
		return refused(form, isWrongPassword(error) ? 401 : 400);
	}
	const refusal = refusalOf(error);
	if (!refusal) throw error;
	const status = statusOf(event, posted, refusal);
	complain(form, '', await inWords(event.locals, refusal));
	return refused(form, status, retryOf(event, refusal));
}

async function inWords(locals: App.Locals, refusal: Refusal): Promise<string> {
	const missing = refusal.kind === 'notAllowed' ? refusal.permission : undefined;
	const why = missing && (await whoGives(locals, missing));
	const said = explain(refusal, locals.context.product.supportEmail);
	return why ? `${said} ${why}` : said;
}

const isWrongPassword = (error: unknown) =>
	error instanceof TRPCError && error.code === 'UNAUTHORIZED';

/**
 * The page's status for a refusal; who has to log in or to confirm who they are does that instead. Each kind has its case: a new
 * one does not compile until it is answered.
 */
function statusOf(
	event: RequestEvent,
	posted: FormData,
	refusal: Refusal
): 403 | 404 | 409 | 429 | 503 {
	switch (refusal.kind) {
		case 'signedOut':
			return detour(event, '/login', posted);
		case 'stepUpRequired':
			return detour(event, '/confirm-identity', posted);
		case 'notAllowed':
		case 'disabled':
		case 'secondFactorRequired':
			return 403;
		case 'notFound':
			return 404;
		case 'conflict':
			return 409;
		case 'tooMany':
			event.setHeaders({ 'retry-after': String(refusal.retryAfter) });
			return 429;
		case 'busy':
		case 'unavailable':
			event.setHeaders({ 'retry-after': String(refusal.retryAfter) });
			return 503;
	}
}

/** Puts a message on a field, or with '' above the form. */
function complain<F extends Form>(form: SuperValidated<F>, path: string, message: string): void {
	form.valid = false;
	Reflect.set(form.errors, path || '_errors', [message]);
}

/** The moment from which it is worth trying again, for the page to say in the reader's own zone. */
function retryOf({ locals }: RequestEvent, refusal: Refusal): Retry | null {
	if (refusal.kind !== 'tooMany') return null;
	const seconds = refusal.retryAfter;
	const at = new Date(locals.context.now().getTime() + seconds * 1000);
	return { seconds, at, said: tryAgain(seconds) };
}

/** The form again, filled, but for what must never travel back: passwords, and codes of a second factor. */
function refused<F extends Form>(
	form: SuperValidated<F>,
	status: number,
	retry: Retry | null = null
) {
	for (const name of Object.keys(form.data))
		if (/password|^code$/i.test(name)) Reflect.set(form.data, name, '');
	return fail(status, { form, retry });
}
