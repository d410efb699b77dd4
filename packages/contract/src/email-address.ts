import { isStorable } from './text.ts';

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const hostname = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/;

/** As it is kept for showing and for sending: trimmed, with look-alike forms of the same letters made one (NFKC). */
export function tidyEmail(typed: string): string {
	return typed.trim().normalize('NFKC');
}

/** The ASCII name of a domain, or undefined for anything that is not one (an IP address, a path, a second parse that differs). */
function canonicalDomain(domain: string): string | undefined {
	if (/[\s/?#:@\\%[\]]/.test(domain)) return undefined;
	const once = parsedHostname(domain);
	if (!once || !hostname.test(once) || parsedHostname(once) !== once) return undefined;
	return /\.\d+$/.test(once) ? undefined : once;
}

function parsedHostname(domain: string): string | undefined {
	try {
		return new URL(`http://${domain}`).hostname;
	} catch {
		return undefined;
	}
}

/**
 * What makes an address unique: one mailbox, one account. All lower-case, the domain in ASCII; dots and +tags stay.
 * Folding the case of the local part is a decision: twins of one mailbox are the bigger risk (docs/security.md).
 * @returns undefined where `typed` is no address that we would send to.
 */
export function canonicalEmail(typed: string): string | undefined {
	if (typed.length > 1024 || !isStorable(typed)) return undefined;
	const [local = '', domain = '', ...rest] = tidyEmail(typed).split('@');
	if (rest.length > 0 || local.length > 64 || !localPart.test(local)) return undefined;
	const ascii = canonicalDomain(domain);
	if (!ascii) return undefined;
	const canonical = `${local}@${ascii}`.toLowerCase();
	return canonical.length <= 254 ? canonical : undefined;
}

/** What is wrong with an address, in words that say how to mend it. */
export function emailProblem(typed: string): string | undefined {
	if (canonicalEmail(typed)) return undefined;
	const tidy = tidyEmail(typed.slice(0, 1024));
	if (!tidy) return 'Enter your email address.';
	if (tidy.length > 254) return 'This address is too long. It can have 254 characters at most.';
	const parts = tidy.split('@');
	const [local = '', domain = ''] = parts;
	if (parts.length !== 2 || !local || !domain)
		return 'An email address has one @ in the middle, as in name@example.org.';
	if (local.length > 64 || !localPart.test(local))
		return 'Check the part before the @: it can have letters from a to z, digits, and signs such as . - _ +';
	if (!domain.includes('.')) return 'The part after the @ needs a dot, as in example.org.';
	return 'Check the part after the @: it should be a domain, as in example.org.';
}
