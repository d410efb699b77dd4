import type { Chapter } from '../row.ts';

export const api = {
	'4.1.1': {
		asks: 'Every answer says what it is, and in which encoding.',
		by: ['apps/web/src/hooks.server.ts', 'apps/web/front.ts'],
		shownBy: { 'apps/web/e2e/requests.http.e2e.ts': 'every answer says what it is' }
	},
	'4.1.3': {
		asks: 'A client cannot say for the proxy where it comes from, or what this site is called.',
		by: ['apps/web/front.ts', 'apps/web/src/lib/server/client-address.ts'],
		shownBy: {
			'apps/web/src/lib/server/client-address.test.ts': [
				'behind one, the last entry; behind two, the last but one; what a client adds at the left is not believed',
				'whatever a client writes into the header, what our proxies wrote counts'
			],
			'apps/web/e2e/links.http.e2e.ts':
				'a mail leads to the configured place, whatever a request says about it'
		}
	},
	'4.1.4': {
		asks: 'Only the methods that something is made for are answered.',
		by: ['apps/web/src/routes/api/trpc/[...path]/+server.ts'],
		shownBy: { 'apps/web/e2e/requests.http.e2e.ts': 'no other method does anything' }
	}
} satisfies Chapter<4>;
