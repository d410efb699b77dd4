import type { Product } from '@gatehouse/contract';

/** What is wrong with an address of a domain that cannot have accounts here, or null where it can. */
export function domainProblem({ allowedDomains }: Product, emailCanonical: string): string | null {
	const domain = emailCanonical.slice(emailCanonical.indexOf('@') + 1);
	if (allowedDomains.length === 0 || allowedDomains.includes(domain)) return null;
	return `Only addresses of these domains can register: ${allowedDomains.join(', ')}.`;
}
