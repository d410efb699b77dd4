import { Mistake } from './mistake.ts';

const thisMachine = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Where a site is, of what was typed. What logs someone in goes over https, or stays on this machine. */
export function originOf(url: string): string {
	const site = URL.canParse(url) ? new URL(url) : undefined;
	if (site?.protocol !== 'https:' && site?.protocol !== 'http:')
		throw new Mistake('--url is where the site is, such as https://gatehouse.example.');
	if (site.protocol === 'http:' && !thisMachine.test(site.hostname))
		throw new Mistake(
			`Tokens and passwords go over https only, but on this machine: --url https://${site.host}`
		);
	return site.origin;
}
