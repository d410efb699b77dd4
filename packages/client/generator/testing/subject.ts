// A small router's types, as the generator reads them.
import type * as Contract from './contract.ts';

export interface Inputs {
	notes: {
		list: { search?: string | undefined; kinds?: readonly Contract.Kind[] };
		get: { noteId: string };
		empty: void;
	};
}

export interface Outputs {
	notes: {
		/**
		 * Newest first.
		 * Of one's own only.
		 */
		list: { items: { noteId: string; text: string; at: Date }[]; nextCursor: string | null };
		get: { noteId: string; text: string; at: Date };
		empty: void;
	};
}

export type { Refusal } from './contract.ts';
export type { Contract };
