import { createHash } from 'node:crypto';

/** Milliseconds that a service may take: a person waits for it. */
const patience = 1000;

/**
 * Whether a password is among those that leaked somewhere. Null: nobody could say in time, and then it is not held against it. `range`: the
 * address of a service that answers by ranges (the Pwned Passwords API); it gets the first five letters of the SHA-1 and never the password.
 */
export function createBreaches(range: string | undefined, report: (error: unknown) => void) {
	return async function hasLeaked(password: string): Promise<boolean | null> {
		if (range === undefined) return null;
		const hash = createHash('sha1').update(password.normalize('NFKC')).digest('hex').toUpperCase();
		try {
			const response = await fetch(new URL(hash.slice(0, 5), range), {
				// Answers of one length, so that whoever listens learns nothing of the range.
				headers: { 'add-padding': 'true' },
				signal: AbortSignal.timeout(patience),
				redirect: 'error'
			});
			if (!response.ok) throw new Error(`The breach service answered ${response.status}.`);
			return isAmong(await response.text(), hash.slice(5));
		} catch (error) {
			report(error);
			return null;
		}
	};
}
export type HasLeaked = ReturnType<typeof createBreaches>;

/** `SUFFIX:COUNT` a line; what is there for padding counts 0. */
const isAmong = (lines: string, suffix: string) =>
	lines.split(/\r?\n/).some((line) => {
		const [of, count] = line.split(':');
		return of === suffix && Number(count) > 0;
	});
