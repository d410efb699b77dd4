import type { ApiTokens, SignedIn } from '@gatehouse/auth';
import {
	isOwnPermission,
	isPermission,
	isScope,
	permissionsAmong,
	type Permission,
	type Scope
} from '@gatehouse/contract';
import type { Services } from './services.ts';

/** Whoever is asking, as the session check found them in this very request. */
export interface Viewer {
	readonly id: string;
	readonly username: string;
	readonly email: string;
	/** Its name, under /pictures/. */
	readonly picture: string | null;
	readonly roles: readonly string[];
	readonly permissions: readonly Permission[];
	/** A role of theirs asks for a second factor, and they have none. 'required': they administer nothing until they do. */
	readonly factorDue: FactorDue;
}

/** One secret that a browser keeps for us. */
export interface Kept {
	/** The token that came in, good or not. */
	readonly token: string | null;
	/** Keeps a new token. `expiresAt` null: until the browser is closed. */
	set(token: string, expiresAt: Date | null): void;
	clear(): void;
}

/** How a request proves who it is, whatever carries it: a port over cookies, so that the router knows none. */
export interface Credentials {
	/** Who is logged in. */
	readonly session: Kept;
	/** That somebody has logged in with this very browser before. */
	readonly device: Kept;
	/** That the first step of a login is done in this very browser. */
	readonly pending: Kept;
	/** One's own session, while one looks through somebody's eyes. */
	readonly own: Kept;
	/** That a registration was begun in this very browser. */
	readonly registration: Kept;
}

/** Where a request comes from. `address` null: not known, and then all such requests share one limit. */
export interface Client {
	readonly address: string | null;
	readonly userAgent: string | null;
}

/** What a program showed to act for someone. */
export interface TokenInUse {
	readonly id: string;
	readonly name: string;
	readonly scopes: readonly Scope[];
	readonly expiresAt: Date;
}

/** One request. */
export interface Context extends Services {
	readonly user: Viewer | null;
	readonly session: SignedIn['session'] | null;
	/** By what program it is asked, for whom; null: by a person, or by nobody in particular. Never beside a session. */
	readonly token: TokenInUse | null;
	readonly credentials: Credentials;
	readonly client: Client;
	readonly requestId: string;
}

/** A session as read, as the router sees its owner. Permissions that this version does not know are left out. */
export function viewerOf({ user: found, session }: SignedIn, rules: Rules): Viewer {
	const { hasFactor, builtIn, ...user } = found;
	const held = user.permissions.filter(isPermission);
	// Through somebody's eyes one administers nothing, whatever they may.
	const permissions = session.viewer ? held.filter(isOwnPermission) : held;
	return { ...user, permissions, factorDue: factorDueOf(found, rules) };
}

type FactorDue = 'required' | 'asked' | null;
type Rules = Pick<Services, 'product' | 'factorIsRequired'>;

function factorDueOf(
	{ hasFactor, builtIn }: { hasFactor: boolean; builtIn: readonly string[] },
	{ product, factorIsRequired }: Rules
): FactorDue {
	const asking = product.secondFactor.requiredFor;
	if (hasFactor || !asking.some((role) => builtIn.includes(role))) return null;
	return factorIsRequired ? 'required' : 'asked';
}

type FoundToken = NonNullable<Awaited<ReturnType<ApiTokens['read']>>>;

/** A token as read: its owner, with no more permissions than they hold at this moment and the token was made for. */
export function actingByToken(
	{ token, user: found }: FoundToken,
	rules: Rules
): { user: Viewer; token: TokenInUse } {
	const { hasFactor, builtIn, ...user } = found;
	const scopes = token.scopes.filter(isScope);
	const granted = permissionsAmong(scopes);
	const permissions = granted.filter((permission) => user.permissions.includes(permission));
	const factorDue = factorDueOf(found, rules);
	return { user: { ...user, permissions, factorDue }, token: { ...token, scopes } };
}
