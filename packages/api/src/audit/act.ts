import { record, type Entry } from '@gatehouse/audit';
import type { AuditEvent } from '@gatehouse/contract';
import type { Db, Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { describe, described, type Description } from './describe.ts';
import { refusedAs } from './refused.ts';

type Asked = Pick<Context, 'db' | 'user' | 'session' | 'token' | 'client' | 'requestId' | 'now'>;

/** A failure that has its record, or needs none: one row tells of it. */
const settled = new WeakSet<object>();

const isSettled = (error: object): boolean => {
	if (settled.has(error)) return true;
	const { cause } = error instanceof Error ? error : {};
	return typeof cause === 'object' && cause !== null && settled.has(cause);
};

/** Says of a refusal that the log knows enough of its kind. */
export function unrecorded<Failure extends object>(failure: Failure): Failure {
	settled.add(failure);
	return failure;
}

interface Declared {
	/** The procedure. */
	readonly act: string;
	readonly event: AuditEvent | null;
	/** It is about whoever asks, if it does not say otherwise. */
	readonly isOwn: boolean;
}

/**
 * One act, as the log sees it. Its body gets `db`, whose transactions each end with their row: what was done and its record are
 * committed together, or neither is. A refusal rolls back, so its row is a statement of its own.
 */
export function beginAct(ctx: Asked, { act, event, isOwn }: Declared) {
	const { now, user, session, token, client, requestId } = ctx;
	const via: Entry['via'] = token ? 'token' : session ? 'session' : 'visitor';
	const common = () => ({
		at: now(),
		act,
		actor: user,
		impersonatorId: session?.viewer?.id ?? null,
		subject: isOwn ? user : null,
		...client,
		via,
		requestId
	});

	const db: Db = new Proxy(ctx.db, {
		get: (target, key) => {
			const value: unknown = Reflect.get(target, key);
			return key === '$transaction' && event ? transaction : value;
		}
	});

	let last: Description = {};

	async function transaction<Result>(
		run: (tx: Tx) => Promise<Result>,
		options?: { maxWait?: number; timeout?: number }
	): Promise<Result> {
		let inside: Tx | undefined;
		try {
			return await ctx.db.$transaction(async (tx) => {
				inside = tx;
				describe(tx, described(db));
				const result = await run(tx);
				const { unchanged, ...of } = described(tx);
				if (event && !unchanged) await record(tx, entries({ ...common(), event }, of));
				return result;
			}, options);
		} catch (error) {
			last = described(inside ?? db);
			await refused(error);
			throw error;
		}
	}

	async function refused(error: unknown): Promise<void> {
		const as = refusedAs(error, event);
		if (!as || typeof error !== 'object' || error === null || isSettled(error)) return;
		settled.add(error);
		const { before: _, after: __, entered: ___, ...about } = { ...described(db), ...last };
		await record(ctx.db, [{ ...common(), ...about, ...as, outcome: 'refused' }]);
	}

	return { db, refused };
}

/** The row of an act, and one more for whoever came in by it: of every way in the log says the same. */
function entries(
	own: Omit<Entry, 'outcome'>,
	{ entered, ...about }: Omit<Description, 'unchanged'>
): Entry[] {
	const outcome = 'done';
	if (!entered) return [{ ...own, ...about, outcome }];
	const came = { ...own, subject: entered, actor: entered, ...about, outcome } as const;
	const login = 'authn_login_success';
	if (own.event === login) return [came];
	const { before: _, after: __, ...who } = came;
	return [came, { ...who, event: login }];
}
