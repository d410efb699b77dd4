/** Changes when a mail comes. Written as an ETag. */
export const versionOf = (mails: readonly { id: string }[]): string =>
	`"${mails.length}-${mails[0]?.id ?? 'none'}"`;
