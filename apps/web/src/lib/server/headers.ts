/** The headers of every response, whatever it is. Pages bring their own Content-Security-Policy, with a nonce; this one is for the rest. */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
	return {
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
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
