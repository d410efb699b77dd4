import { building } from '$app/env';
import { createCaller, recordDenied, refusalOf, type Services } from '@gatehouse/api';
import { explain } from '@gatehouse/contract';
import { isDatabaseAway } from '@gatehouse/db';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { redirect } from '@sveltejs/kit';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { randomBytes } from 'node:crypto';
import { actionIn, viewOf } from '#lib/query.ts';
import { decide, isHeldBack, isTaking, missing } from '#lib/server/access.ts';
import { createContext } from '#lib/server/context.ts';
import { denied } from '#lib/server/denied.ts';
import { detour } from '#lib/server/detour.ts';
import { handedOver, type HandedOver } from '#lib/server/handed-over.ts';
import { securityHeaders } from '#lib/server/headers.ts';
import { mostBytes } from '#lib/server/most-bytes.ts';
import { ownOrigins } from '#lib/server/own-origins.ts';
import { report } from '#lib/server/report.ts';
import { crossSite, sentByOthers } from '#lib/server/same-origin.ts';
import { createServices } from '#lib/server/services.ts';
import { typedIn } from '#lib/server/upload.ts';
import { readTheme } from '#lib/server/theme.ts';

let running: { services: Services; prepared: HandedOver };

export const init: ServerInit = async () => {
	if (building) return;
	const prepared = handedOver();
	const services = await createServices(prepared);
	running = { prepared, services };
};

/** The gate: every request of the site comes through here, and no page decides for itself who may see it. */
export const handle: Handle = async ({ event, resolve }) => {
	const { services, prepared } = running;
	const { config } = prepared;
	const requestId = randomBytes(5).toString('hex');
	event.locals.requestId = requestId;

	const { method, headers } = event.request;
	const asked = { method, header: (name: string) => headers.get(name) };
	const why =
		crossSite(asked, ownOrigins(config)) ??
		(isTaking(event.route.id) ? sentByOthers(asked) : undefined);
	if (why) return denied(event, 403, undefined, config.mode === 'local' ? why : undefined);
	if (Number(headers.get('content-length') ?? 0) > mostBytes(event)) return denied(event, 413);
	// Of a call, the procedure decides.
	const isForm = method === 'POST' && event.route.id !== '/api/trpc/[...path]';
	const named = actionIn(event.url.search);
	// No form says so of itself, and Kit takes it for a mistake of ours.
	if (isForm && named === '/default') return denied(event, 404);
	// A refused form leaves the name of its action in the address; read from there, the next form would post to it as well.
	if (method === 'GET' && named) redirect(303, viewOf(event.url));

	const context = await createContext(event, services, config.origin, requestId).catch(whenAway);
	// Never a visitor because nobody could be asked: the answer is "not now".
	if (!context) return denied(event, 503);
	// Pages are for people: a token, even a good one, opens the API only.
	if (context === 'badToken' || (context.token && event.route.id !== '/api/trpc/[...path]'))
		return denied(event, 401);
	event.locals.context = context;
	event.locals.api = createCaller(context);

	const { user } = context;
	const isViewing = Boolean(context.session?.viewer);
	const action = isForm ? named.slice(1) || 'default' : null;
	const verdict = decide(event.route.id, user, action, isViewing);
	if (verdict === 'denied') {
		if (event.route.id) await recordDenied(context, event.route.id, action).catch(whenAway);
		return denied(event, 403, isViewing ? 'viewing' : missing(event.route.id, user, action));
	}
	if (verdict === 'logIn') {
		// What was typed for somebody through whose eyes one does not look any more is not for oneself.
		if (action && context.credentials.own.token) redirect(303, '/profile');
		detour(event, '/login', await typedIn(event));
	}

	if (isHeldBack(event.route.id, user)) redirect(303, '/settings/security?required');

	const theme = readTheme(event.cookies);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%gatehouse.theme%', theme)
	});
	for (const [name, value] of Object.entries(securityHeaders(config.origin)))
		if (!response.headers.has(name)) response.headers.set(name, value);
	if (response.headers.get('content-type') === 'text/html')
		response.headers.set('content-type', 'text/html; charset=utf-8');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

function whenAway(error: unknown): undefined {
	if (!isDatabaseAway(error)) throw error;
}

/** Outward a sentence and the request's id; inward one record. A 404 is not a bug, nor is a refusal that a page met while loading. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	if (kind !== 'unknown') return { message: error.message, requestId };
	const refusal = refusalOf(error);
	if (refusal && error instanceof TRPCError)
		return { status: getHTTPStatusCodeFromError(error), message: explain(refusal), requestId };
	// What a procedure failed of was recorded where it happened.
	if (!(error instanceof TRPCError))
		report(error, { requestId, path: event.route.id ?? 'no route' });
	return { message: 'Something went wrong on our side.', requestId };
};
