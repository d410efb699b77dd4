import type { Api, Context, Viewer } from '@gatehouse/api';
import type { Product } from '@gatehouse/contract';
import type { Draft } from '#lib/draft.ts';
import type { Theme } from '#lib/server/theme.ts';

declare global {
	namespace App {
		interface Locals {
			/** The router, in process, as whoever is asking. */
			api: Api;
			context: Context;
			requestId: string;
		}
		/** What the outermost layout gives every page, for components that read it from `page`: without this it would be `any`. */
		interface PageData {
			product: Pick<Product, 'name' | 'supportEmail' | 'registration'> & {
				termsUrl: string | null;
				privacyUrl: string | null;
			};
			user: Omit<Viewer, 'roles' | 'factorDue'> | null;
			viewing: { username: string; until: Date } | null;
			theme: Theme;
			/** What was typed into a form of this page before the reader had to prove who they are; a Form fills itself with it. */
			draft: Draft | null;
		}
		interface Error {
			status: number;
			message: string;
			requestId?: string;
			/** To staff: what is missing, and who would give it. */
			why?: string;
		}
	}
}
