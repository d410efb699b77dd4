/** The site a letter speaks for. Every link begins with `origin`, which has no path and no final slash. */
export interface Site {
	readonly name: string;
	readonly origin: string;
	readonly supportEmail: string;
}
