import type { Prisma } from './generated/client.ts';

// Errors are recognised by their shape, never by instanceof: the built site carries its own copy of the classes.

type Scalars<Model> = Model extends Prisma.ModelName
	? keyof Prisma.TypeMap['model'][Model]['payload']['scalars']
	: never;

/** The name of a field of any model. */
export type FieldName = Scalars<Prisma.ModelName>;

/** Did the database refuse because this field (without one: any field) must be unique? */
export function isUniqueViolation(error: unknown, field?: FieldName): boolean {
	if (sqlStateOf(error) !== '23505') return false;
	return field === undefined || columnOf(causeOf(error)) === columnNamed(field);
}

/** Would no active administrator have been left? */
export function isLastAdministrator(error: unknown): boolean {
	return sqlStateOf(error) === 'GH001';
}

/** Was one of the roles that come with the system about to go? */
export function isBuiltInRole(error: unknown): boolean {
	return sqlStateOf(error) === 'GH002';
}

/** Was something that is recorded about to be changed, or to go? */
export function isRecorded(error: unknown): boolean {
	return sqlStateOf(error) === 'GH003';
}

/** The five characters by which PostgreSQL names what went wrong. */
export function sqlStateOf(error: unknown): string | undefined {
	const state = at(causeOf(error), 'originalCode');
	return typeof state === 'string' ? state : undefined;
}

/** What the database itself said; `at` looks into it. */
function causeOf(error: unknown): unknown {
	return at(at(at(error, 'meta'), 'driverAdapterError'), 'cause');
}

const namedIndexes: Record<string, string> = {
	roles_one_default: 'is_default',
	authenticators_one_in_use: 'user_id',
	authenticators_one_begun: 'user_id'
};

/** The server's adapter gives the index, the embedded one the columns. */
function columnOf(cause: unknown): string {
	const constraint = at(cause, 'constraint');
	const columns = at(constraint, 'fields');
	if (Array.isArray(columns)) return columns.join(', ');
	const index = String(at(constraint, 'index'));
	return namedIndexes[index] ?? index.slice(`${at(cause, 'table')}_`.length, -'_key'.length);
}

function columnNamed(field: string): string {
	return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

function at(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
