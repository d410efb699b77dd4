import type { Field } from '@gatehouse/contract/fields';
import type { Writable } from 'svelte/store';

export type FormData = Record<string, unknown>;

/** The names of a form's data whose value is of one type: a misspelt field does not compile. */
export type NamesOf<T extends FormData, V> = {
	[K in keyof T]-?: Exclude<T[K], undefined> extends V ? K : never;
}[keyof T] &
	string;

/** Which of a form's text fields there are, each as the contract defines it. */
export type FieldsOf<T extends FormData> = { readonly [K in NamesOf<T, string>]?: Field };

/** What a Form hands to the fields inside it. */
export interface FormHandle<T extends FormData, F extends FieldsOf<T> = FieldsOf<T>> {
	readonly fields: F;
	readonly values: Writable<T>;
	/** The id of a field's input on the page. */
	idOf(name: string): string;
	/** What is wrong with a field just now. */
	problem(name: string): string | undefined;
	/** Says what is wrong with a field, or that nothing is. */
	tell(name: string, problem: string | undefined): void;
	/** How much of it is sent, 0 to 1, while it is; null otherwise, and where it holds no files. */
	readonly sent: number | null;
}

/** A sentence about what is being typed, which is not a problem. */
export interface Said {
	readonly sentence: string;
	readonly good: boolean;
}

/** A line of the summary after a refused submit. No name: it is about the form as a whole. */
export interface Problem {
	readonly name?: string;
	readonly label?: string | undefined;
	readonly message: string;
}
