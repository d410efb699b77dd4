import type { Prisma } from './generated/client.ts';

// Errors are recognised by their shape, never by instanceof: the built site carries its own copy of the classes.

type Scalars<Model> = Model extends Prisma.ModelName
	? keyof Prisma.TypeMap['model'][Model]['payload']['scalars']
	: never;

/** The name of a field of any model. */
export type FieldName = Scalars<Prisma.ModelName>;

/** Did the database refuse because this field (without one: any field) must be unique? */
export function isUniqueViolation(error: unknown, field?: FieldName): boolean {
	const cause = causeOf(error);
	if (cause?.originalCode !== '23505') return false;
	return field === undefined || columnOf(cause) === columnNamed(field);
}

/** Would no active administrator have been left? */
export function isLastAdministrator(error: unknown): boolean {
	return sqlStateOf(error) === 'GH001';
}

/** Was one of the roles that come with the system about to go? */
export function isBuiltInRole(error: unknown): boolean {
	return sqlStateOf(error) === 'GH002';
}

/** The five characters by which PostgreSQL names what went wrong. */
export function sqlStateOf(error: unknown): string | undefined {
	return causeOf(error)?.originalCode;
}

type Cause = {
	originalCode?: string;
	table?: string;
	/** The server's adapter gives the index, the embedded one the columns. */
	constraint?: { index?: string; fields?: string[] };
};

function causeOf(error: unknown): Cause | undefined {
	// The shape is the adapters' own and declared nowhere.
	const { meta } = (error ?? {}) as { meta?: { driverAdapterError?: { cause?: Cause } } };
	return meta?.driverAdapterError?.cause;
}

const namedIndexes: Record<string, string> = { roles_one_default: 'is_default' };

function columnOf({ constraint, table }: Cause): string | undefined {
	if (constraint?.fields) return constraint.fields.join(', ');
	const index = constraint?.index ?? '';
	return namedIndexes[index] ?? index.slice(`${table}_`.length, -'_key'.length);
}

function columnNamed(field: string): string {
	return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
