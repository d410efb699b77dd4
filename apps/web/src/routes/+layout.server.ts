import { handedOver } from '#lib/server/handed-over.ts';
import { readTheme } from '#lib/server/theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ cookies, locals }) => {
	const { product, user } = locals.context;
	const { name, supportEmail } = product;
	return {
		product: {
			name,
			supportEmail,
			termsUrl: product.termsUrl ?? null,
			privacyUrl: product.privacyUrl ?? null
		},
		user: user && {
			id: user.id,
			username: user.username,
			email: user.email,
			permissions: user.permissions
		},
		theme: readTheme(cookies),
		local: handedOver().config.mode === 'local'
	};
};
