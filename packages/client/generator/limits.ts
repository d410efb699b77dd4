interface Limit {
	readonly most: number;
	readonly seconds: number;
	readonly per: (input: unknown, address: string, userId: string | null) => string;
	readonly of?: string;
	readonly onlyFailures?: boolean;
	readonly name?: string;
}

const address = 'the-address';
const userId = 'the-person';

/** What a limit counts apart is code: it is run, on an input that notes which of its fields are read. */
function countedApart({ per, of }: Limit): string[] {
	const read = new Set<string>();
	const input = new Proxy(
		{},
		{
			get(_, field) {
				read.add(`\`${String(field)}\``);
				return 'someone@northfold.example';
			}
		}
	);
	const key = per(input, address, userId);
	return [
		...read,
		...(of ? [of] : []),
		...(key.includes(userId) ? ['person'] : []),
		...(key.includes(address) ? ['address'] : [])
	];
}

const units = [
	['a day', 'days', 86_400],
	['an hour', 'hours', 3600],
	['a minute', 'minutes', 60],
	['a second', 'seconds', 1]
] as const;

function duration(seconds: number): string {
	const [one, many, length] = units.find(([, , length]) => seconds % length === 0) ?? units[3];
	return seconds === length ? one : `${seconds / length} ${many}`;
}

/** A limit as it reads, `10 failures in 15 minutes for each `email` and address`, and what it is counted together as. */
export interface LimitInWords {
	readonly words: string;
	/** All limits of this name are one; null: it is the procedure's own. */
	readonly together: string | null;
}

function inWords(limit: Limit): LimitInWords {
	const { most, seconds, onlyFailures, name = null } = limit;
	const what = onlyFailures ? `${most} failure${most === 1 ? '' : 's'}` : `${most}`;
	const apart = countedApart(limit);
	const whose = apart.length > 0 ? `for each ${apart.join(' and ')}` : 'for all together';
	return { words: `${what} in ${duration(seconds)} ${whose}`, together: name };
}

/** The limits among a procedure's middlewares. One without an end only counts. */
export const limitsOf = (middlewares: readonly unknown[]): LimitInWords[] =>
	middlewares
		.flatMap((middleware) => (carriesLimits(middleware) ? middleware.limits : []))
		.filter(({ most }) => Number.isFinite(most))
		.map(inWords);

const carriesLimits = (middleware: unknown): middleware is { limits: readonly Limit[] } =>
	typeof middleware === 'function' && 'limits' in middleware && Array.isArray(middleware.limits);
