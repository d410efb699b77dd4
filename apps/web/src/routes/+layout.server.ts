import { takeDraft } from '#lib/server/draft.ts';
import { handedOver } from '#lib/server/handed-over.ts';
import { readTheme } from '#lib/server/theme.ts';
import { viewingEnded } from '#lib/server/viewing-ended.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
	const { cookies, locals } = event;
	const { product, user, session } = locals.context;
	const { mode, smtpUrl } = handedOver().config;
	const { name, supportEmail, registration } = product;
	return {
		product: {
			name,
			supportEmail,
			registration,
			termsUrl: product.termsUrl ?? null,
			privacyUrl: product.privacyUrl ?? null
		},
		user: user && {
			id: user.id,
			username: user.username,
			email: user.email,
			picture: user.picture,
			permissions: user.permissions
		},
		/** Through whose eyes the reader looks, and until when. */
		viewing:
			user && session?.viewer ? { username: user.username, until: session.absExpiresAt } : null,
		/** They did until a moment ago. */
		viewingEnded: viewingEnded(cookies),
		theme: readTheme(cookies),
		// Here rather than on each page that has a form: none can forget it.
		draft: takeDraft(event),
		/** Mail stays on this machine, and the page says where. */
		local: mode === 'local' && !smtpUrl
	};
};
