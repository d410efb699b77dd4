/** A type as it goes over the wire, free of where it came from. */
export type Shape =
	/** What is written as it is: `string`, `'active'`, `Date`. */
	| { readonly is: 'word'; readonly text: string }
	| { readonly is: 'list'; readonly of: Shape }
	| { readonly is: 'tuple'; readonly of: readonly Shape[] }
	| { readonly is: 'record'; readonly of: Shape }
	| { readonly is: 'object'; readonly properties: readonly Property[] }
	| { readonly is: 'union'; readonly of: readonly Shape[] };

export interface Property {
	readonly name: string;
	readonly optional: boolean;
	readonly words: string;
	readonly shape: Shape;
}

export const word = (text: string): Shape => ({ is: 'word', text });

/** A literal, as it is written. */
export const quoted = (text: string) =>
	`'${JSON.stringify(text)
		.slice(1, -1)
		.replaceAll('\\"', '"')
		.replaceAll("'", String.raw`\'`)}'`;

/** Members in an order that does not depend on what the compiler saw first; `true | false` as `boolean`; nothing last. */
export function union(members: readonly Shape[]): Shape {
	const flat = members.flatMap((member) => (member.is === 'union' ? member.of : [member]));
	const byKey = new Map(flat.map((member) => [JSON.stringify(member), member]));
	const [yes, no] = [JSON.stringify(word('true')), JSON.stringify(word('false'))];
	if (byKey.has(yes) && byKey.has(no)) {
		byKey.delete(yes);
		byKey.delete(no);
		byKey.set('boolean', word('boolean'));
	}
	const of = Array.from(byKey.values()).sort(
		(a, b) => rank(a) - rank(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
	);
	const [only, ...more] = of;
	return only && more.length === 0 ? only : { is: 'union', of };
}

const rank = (shape: Shape) =>
	shape.is !== 'word' ? 0 : ['null', 'undefined', 'void'].indexOf(shape.text) + 1;
