import type { RouteId } from '$app/types';
import type { Viewer } from '@gatehouse/api';
import { ownPages } from '@gatehouse/contract/own';
import {
	isAllowed,
	isPermission,
	type Access,
	type Holder,
	type Permission
} from '@gatehouse/contract/permissions';
import { actions, isAdminRoute } from '../actions.ts';

/** Who may see each route. A route that is not in here does not compile, and would be refused. */
export const access: Record<RouteId, Access> = {
	'/': 'anyone',
	'/register': 'anyone',
	'/login': 'anyone',
	'/login/two-factor': 'anyone',
	'/login/two-factor/lost': 'anyone',
	'/login/link': 'anyone',
	// Whoever holds the mailed link.
	'/login/two-factor/lost/[token]': 'anyone',
	'/logout': 'anyone',
	'/forgot-password': 'anyone',
	'/verify-email': 'anyone',
	// Whoever holds a mailed link: its token is what counts.
	'/verify-email/[token]': 'anyone',
	'/login/link/[token]': 'anyone',
	'/reset-password/[token]': 'anyone',
	'/confirm-email-change/[token]': 'anyone',
	'/undo/[token]': 'anyone',
	'/invitation/[token]': 'anyone',
	'/theme': 'anyone',
	'/viewing': 'signedIn',
	'/denied': 'anyone',
	'/healthz': 'anyone',
	'/readyz': 'anyone',
	// Local mode only; see lib/server/local-mail.ts.
	'/dev/mailbox': 'anyone',
	'/dev/mailbox/[id]/html': 'anyone',
	'/dev/mailbox.json': 'anyone',
	'/profile': 'signedIn',
	'/profile/edit': 'signedIn',
	// Whoever is logged in and knows its name, which is shown beside its owner and cannot be guessed.
	'/pictures/[name]/[size]': 'signedIn',
	'/settings': 'signedIn',
	'/settings/security': 'signedIn',
	'/settings/security/passkeys': 'signedIn',
	'/settings/security/authenticator': 'signedIn',
	'/settings/sessions': 'signedIn',
	'/settings/activity': 'signedIn',
	'/settings/tokens': 'signedIn',
	'/settings/account': 'signedIn',
	'/device': 'signedIn',
	'/confirm-identity': 'signedIn',
	'/admin': 'users:read',
	'/admin/users': 'users:read',
	'/admin/users/[id]': 'users:read',
	// Each act takes its own permission; the procedures see to that.
	'/admin/users/many': 'users:read',
	'/admin/users/export': 'users:export',
	'/admin/users/invited': 'users:read',
	'/admin/roles': 'roles:read',
	'/admin/audit': 'audit:read',
	'/admin/audit/export': 'audit:read',
	// The procedures decide, each by its own policy.
	'/api/trpc/[...path]': 'anyone',
	...ownPages
};

const isDeclared = (route: string): route is RouteId => Object.hasOwn(access, route);

/** What has to be true of whoever comes: by the page, and by the form that they send there. Null: nothing was declared. */
function required(route: RouteId, action: string | null): readonly Access[] | null {
	if (action === null || !isAdminRoute(route)) return [access[route]];
	const takes = actions[route][action];
	return takes ? [access[route], takes] : null;
}

/** The permission that keeps somebody out; none where it is not about one. */
export function missing(
	route: string | null,
	who: Holder,
	action: string | null
): Permission | undefined {
	const all = route !== null && isDeclared(route) ? (required(route, action) ?? []) : [];
	return all.filter((one) => isPermission(one)).find((one) => !isAllowed(one, who));
}

/** The forms that also work for whoever looks through somebody's eyes: to stop, to leave, and to see in the dark. */
const whileViewing: readonly (RouteId | null)[] = ['/viewing', '/logout', '/theme'];

/** A mailed link is somebody's own, and not for eyes that were lent. */
const isLooking = (route: string, action: string | null) =>
	action === null ? !route.endsWith('/[token]') : whileViewing.some((form) => form === route);

export type Verdict = 'admitted' | 'logIn' | 'denied';

/**
 * Decided on the route that was matched, never on the path as typed: an encoded path cannot slip by. `action`: the form's name, where
 * one is sent. `isViewing`: it is sent by whoever looks through somebody's eyes.
 */
export function decide(
	route: string | null,
	who: Holder,
	action: string | null,
	isViewing = false
): Verdict {
	if (route === null) return 'admitted'; // nothing is there; the answer is the same 404 for everyone
	if (isViewing && !isLooking(route, action)) return 'denied';
	if (!isDeclared(route)) return 'denied';
	if (required(route, action)?.every((one) => isAllowed(one, who))) return 'admitted';
	return who ? 'denied' : 'logIn';
}

/** Where a GET leaves a row in the log, of a file that is taken along; the router gives them as well. */
const taking: readonly (RouteId | null)[] = [
	'/admin/users/export',
	'/admin/audit/export',
	'/api/trpc/[...path]'
];

export const isTaking = (route: string | null) => taking.some((file) => file === route);

/** Whoever administers nothing before they have a second factor is led to where they set one up. */
export const isHeldBack = (route: string | null, who: Pick<Viewer, 'factorDue'> | null): boolean =>
	isAdminRoute(route) && who?.factorDue === 'required';
