// What is answered to whatever is sent from wherever, for one page, form, question and so on of each kind. The site is compared with it.

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const types = ['none', 'json', 'form', 'multipart', 'text'] as const;
const origins = [
	'own',
	'other',
	'other scheme',
	'other port',
	'null',
	// Without an Origin: by what a browser says with Sec-Fetch-Site, or by neither.
	'same-origin',
	'cross-site',
	'none'
] as const;
const cookies = ['none', 'good', 'garbage'] as const;
const routes = ['page', 'form', 'data', 'query', 'mutation', 'file', 'probe'] as const;

export type Type = (typeof types)[number];
export type Origin = (typeof origins)[number];
export type Route = (typeof routes)[number];

export interface Asked {
	readonly method: (typeof methods)[number];
	readonly type: Type;
	readonly origin: Origin;
	readonly cookie: (typeof cookies)[number];
	readonly route: Route;
}

export const isSafe = (method: string) => /^(GET|HEAD|OPTIONS)$/.test(method);

export const inWords = ({ method, type, origin, cookie, route }: Asked) =>
	`${method} ${route}, body ${type}, origin ${origin}, cookie ${cookie}`;

/** Each with each; a body only where there can be one. */
export const all = (): Asked[] =>
	methods.flatMap((method) =>
		types
			.filter((type) => type === 'none' || !isSafe(method))
			.flatMap((type) =>
				origins.flatMap((origin) =>
					cookies.flatMap((cookie) =>
						routes.map((route): Asked => ({ method, type, origin, cookie, route }))
					)
				)
			)
	);

/** The status, and where to. */
export function expected(asked: Asked): string {
	const { method, route } = asked;
	if (method === 'PUT' || method === 'PATCH' || method === 'DELETE') return '405';
	if (method === 'POST' && isForeign(asked)) return '403';
	// Some of its questions leave a row in the log: no other site asks it any.
	if (asked.origin === 'cross-site' && (route === 'query' || route === 'mutation')) return '403';
	return table[route][method](asked);
}

/** Only one's own page, or what is no browser and brings nothing of one. */
const isForeign = ({ origin, cookie }: Asked) =>
	origin === 'none' ? cookie !== 'none' : origin !== 'own' && origin !== 'same-origin';

type Answer = (asked: Asked) => string;

/** A cookie that is not good is none. */
const known =
	(answer: string | Answer, otherwise: string): Answer =>
	(asked) =>
		asked.cookie !== 'good' ? otherwise : typeof answer === 'string' ? answer : answer(asked);
const always = (answer: string) => () => answer;
const whereJson =
	(answer: Answer): Answer =>
	(asked) =>
		asked.type === 'json' ? answer(asked) : '415';
const toLogIn = (answer: string | Answer, page: string) =>
	known(answer, `303 /login?next=${encodeURIComponent(page)}`);

const posted: Record<Type, string> = {
	form: '303 /profile',
	multipart: '303 /profile',
	text: '400',
	json: '415',
	none: '415'
};

const table: Record<Route, Record<'GET' | 'HEAD' | 'OPTIONS' | 'POST', Answer>> = {
	page: {
		GET: toLogIn('200', '/profile'),
		HEAD: toLogIn('200', '/profile'),
		OPTIONS: toLogIn('204', '/profile'),
		POST: toLogIn('405', '/profile')
	},
	form: {
		GET: toLogIn('200', '/profile/edit'),
		HEAD: toLogIn('200', '/profile/edit'),
		OPTIONS: toLogIn('204', '/profile/edit'),
		POST: toLogIn(({ type }) => posted[type], '/profile/edit')
	},
	// Where to is in the answer itself. Whatever is sent there, it is only read.
	data: {
		GET: known('200', '200 to /login?next=%2Fprofile'),
		HEAD: always('200'),
		OPTIONS: known('200', '200 to /login?next=%2Fprofile'),
		POST: known('200', '200 to /login?next=%2Fprofile')
	},
	query: {
		GET: known('200', '401'),
		HEAD: always('204'),
		OPTIONS: always('405'),
		POST: whereJson(always('405'))
	},
	mutation: {
		GET: always('405'),
		HEAD: always('204'),
		OPTIONS: always('405'),
		POST: whereJson(known('200', '401'))
	},
	file: { GET: always('200'), HEAD: always('200'), OPTIONS: always('405'), POST: always('405') },
	probe: { GET: always('200'), HEAD: always('200'), OPTIONS: always('405'), POST: always('405') }
};

/** Of all of them these alone change something. */
export const changes = (asked: Asked) =>
	asked.method === 'POST' &&
	((asked.route === 'form' && expected(asked) === '303 /profile') ||
		(asked.route === 'mutation' && expected(asked) === '200'));
