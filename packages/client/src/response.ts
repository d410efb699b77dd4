import { failureOf, type Failures } from './refused.ts';
import { isRecord } from './record.ts';
import type { Procedure } from './request.ts';
import { revive } from './revive.ts';

export type Outcome =
	| { readonly ok: true; readonly data: unknown }
	| { readonly ok: false; readonly failures: Failures };

/** Reads an answer; undefined where it is none of a Gatehouse. */
export function outcomeOf(text: string, { refuses }: Procedure): Outcome | undefined {
	const { result, error } = parsed(text);
	if (isRecord(result) && isRecord(result.data)) return { ok: true, data: revive(result.data) };
	if (isRecord(error) && isRecord(error.json))
		return { ok: false, failures: failureOf(error.json, refuses) };
	return undefined;
}

function parsed(text: string): Record<string, unknown> {
	try {
		const json: unknown = JSON.parse(text);
		return isRecord(json) ? json : {};
	} catch {
		return {};
	}
}
