type Leaf =
	| string
	| number
	| bigint
	| boolean
	| symbol
	| null
	| undefined
	| Date
	| Uint8Array
	| ((...args: never) => unknown);

type ItemOf<U> = U extends readonly (infer Item)[] ? Item : never;
type Parts<U> = U extends Leaf | readonly unknown[] ? never : U;
type NameOf<U> = U extends unknown ? keyof U : never;
type At<U, Name> = U extends unknown ? (Name extends keyof U ? U[Name] : never) : never;

/**
 * Asks, of each name in `T` however deep, whether `U` has it. Prisma asks that of the outermost names only and left the rest
 * to the compiler, which since TypeScript 6 lets unknown ones pass in a generic call (microsoft/TypeScript#62722, prisma/orm#29519):
 * a renamed field would be selected as `never` and compile everywhere. generate.mjs puts this into the generated client.
 */
export type Known<T, U> = T extends Leaf
	? unknown
	: T extends readonly (infer Item)[]
		? readonly Known<Item, ItemOf<U>>[]
		: {
				[Name in keyof T]: Name extends NameOf<Parts<U>>
					? Known<T[Name], At<Parts<U>, Name>>
					: [`schema.prisma has no ${Name & string} here`];
			};
