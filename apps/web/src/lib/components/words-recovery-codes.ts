export const words = {
	title: 'Recovery codes',
	why: 'Each stands in once for your app or passkey, when you do not have it with you.',
	onlyTime: 'Keep these recovery codes now: this is the only time they are shown.',
	where:
		'Print them, or keep them where your passwords are. Not on the phone that your app is on: with it they would be lost as well.',
	download: 'Download',
	kept: 'I have kept them',
	/** The file, and what is copied. */
	file: (product: string, username: string, codes: readonly string[]) =>
		[
			`Recovery codes of ${username} at ${product}`,
			'',
			'Each of them works once, in place of the code of your app. Keep them where nobody else can read them.',
			'',
			...codes,
			''
		].join('\n'),
	fileName: (product: string) =>
		`${product.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-recovery-codes.txt`
};
