import { SealBroken } from '@gatehouse/auth';

const most = 300;

/** Why a mail did not go out, in a line that may be shown and kept: a server that quotes our mail quotes its link, so tokens go. */
export function reasonOf(error: unknown): string {
	if (error instanceof SealBroken)
		return 'It was sealed with a secret that this site does not have any more.';
	const words = error instanceof Error ? error.message : String(error);
	return words
		.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/[\w-]{43,}/g, '…')
		.trim()
		.slice(0, most);
}
