import type { AnyFailure } from './generated/router.ts';
import { isRecord } from './record.ts';

export type Failures = readonly [AnyFailure, ...AnyFailure[]];

/** What is said where something is not done: fields to mend, a refusal, or that something broke. */
export function failureOf(error: Record<string, unknown>, refuses: readonly string[]): Failures {
	const message = wordsOf(error);
	const data = isRecord(error.data) ? error.data : {};
	const [first, ...more] = issuesOf(data.issues);
	if (first) return [first, ...more];
	if (isRecord(data.refusal)) {
		const { kind, ...about } = data.refusal;
		const refusal = { ...about, code: kind, message };
		if (isOneOf(refusal, refuses)) return [refusal];
	}
	const requestId = typeof data.requestId === 'string' ? data.requestId : null;
	return [{ code: 'failed', message, requestId }];
}

/** A refusal that a later version of the site came up with is none that a `switch` of today knows: it counts as failed. */
const isOneOf = (refusal: { code: unknown }, refuses: readonly string[]): refusal is AnyFailure =>
	typeof refusal.code === 'string' && refuses.includes(refusal.code);

/** A path leads into a field; the failure names the field. */
function issuesOf(issues: unknown): AnyFailure[] {
	if (!Array.isArray(issues)) return [];
	return issues.filter(isRecord).map((issue) => ({
		code: 'invalid',
		field: typeof issue.path === 'string' ? (issue.path.split('.')[0] ?? '') : '',
		message: wordsOf(issue)
	}));
}

const wordsOf = ({ message }: Record<string, unknown>): string =>
	typeof message === 'string' ? message : 'Something went wrong on the other side.';
