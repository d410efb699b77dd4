/** The headers of every response, whatever it is. Pages bring their own Content-Security-Policy, with a nonce; this one is for the rest. */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
	return {
		// Styles and pictures of our own, for the page that is shown when no other can be.
		'content-security-policy':
			"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy':
			'publickey-credentials-get=(self), camera=(), microphone=(), geolocation=()',
		'referrer-policy': 'strict-origin-when-cross-origin',
		'x-content-type-options': 'nosniff',
		...(origin.startsWith('https:')
			? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
			: {})
	};
}
