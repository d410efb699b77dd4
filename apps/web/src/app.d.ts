import type { Api, Context } from '@gatehouse/api';

declare global {
	namespace App {
		interface Locals {
			/** The router, in process, as whoever is asking. */
			api: Api;
			context: Context;
			requestId: string;
		}
		interface Error {
			status: number;
			message: string;
			requestId?: string;
		}
	}
}
