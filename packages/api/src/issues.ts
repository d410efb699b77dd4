import type { Issue } from '@gatehouse/contract';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';

/** An expected failure that the person can mend. */
export class Invalid extends TRPCError {
	readonly issues: readonly Issue[];
	constructor(issues: readonly Issue[], code: TRPCError['code'] = 'BAD_REQUEST') {
		super({ code, message: issues.map(({ message }) => message).join(' ') });
		this.issues = issues;
	}
}

type Messages<Schema extends z.ZodObject> = {
	readonly [Field in keyof z.input<Schema> | 'form']?: string;
};

/**
 * `throw invalid(register, { username: 'This name is taken.' })`. A field that the schema does not have does not compile.
 * `form` speaks of the form as a whole.
 */
export function invalid<Schema extends z.ZodObject>(
	_schema: Schema,
	messages: Messages<Schema>,
	code?: TRPCError['code']
): Invalid {
	const issues = Object.entries(messages).flatMap(([path, message]) =>
		typeof message === 'string' ? [{ path: path === 'form' ? '' : path, message }] : []
	);
	return new Invalid(issues, code);
}

/** The issues of an error, whether a schema or a procedure found them; null where it is another kind of failure. */
export function issuesOf(error: unknown): readonly Issue[] | null {
	if (error instanceof Invalid) return error.issues;
	if (!(error instanceof TRPCError) || error.code !== 'BAD_REQUEST') return null;
	if (!(error.cause instanceof z.core.$ZodError)) return null;
	return error.cause.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}
