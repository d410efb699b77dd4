import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createOnlooker } from './onlooker.ts';
import { createOperator, productionForm, productionOrigin } from './operator.ts';
import { expect, password, test } from './site.ts';

// A flood, against a process as an operator runs it: whoever is not part of it hardly notices.

test.describe.configure({ mode: 'serial', timeout: 120_000 });
let operator: Awaited<ReturnType<typeof createOperator>>;
let onlooker: Awaited<ReturnType<typeof createOnlooker>>;
/** Megabytes that the process holds before the first flood. */
let calm: number;
test.beforeAll(async () => {
	operator = await createOperator();
	const login = await operator.ask('/login', {
		method: 'POST',
		headers: productionForm,
		body: form(password)
	});
	expect(login.status).toBe(303);
	expect((await judge(0)).status).toBe(200);
	const cookie = login.headers['set-cookie']?.map((each) => each.split(';')[0]).join('; ') ?? '';
	const proxied = { host: 'id.example.org', 'x-forwarded-for': '203.0.113.9' };
	onlooker = await createOnlooker(operator.port, [
		{ path: '/login', headers: proxied },
		// An administrator without a second factor has a profile all the same.
		{ path: '/profile', headers: { ...proxied, cookie } }
	]);
	// Somebody has been here before: what a process loads for its very first visitors is no flood's doing.
	while (onlooker.looks.length < 200) await onlooker.next();
	calm = await operator.memory();
});
test.afterAll(async () => {
	await onlooker.stop();
	await operator.stop();
});

const form = (secret: string, email = 'mara@northfold.example') =>
	new URLSearchParams({ email, password: secret }).toString();
const from = (number: number) => `10.20.${number >> 8}.${number & 255}`;

/** Looks at what the onlooker sees, and at how much memory there is, as long as this goes on. */
async function during<Result>(flood: () => Promise<Result>) {
	let over = false;
	let most = calm;
	onlooker.looks.length = 0;
	const ended = flood().finally(() => (over = true));
	while (!over || onlooker.looks.length < 6) {
		await onlooker.next();
		most = Math.max(most, await operator.memory());
	}
	const { looks } = onlooker;
	const slowest = Math.max(...looks.map(({ took }) => took));
	const more = most - calm;
	console.log(
		`${looks.length} looks, the slowest page ${slowest.toFixed(0)} ms; ${more.toFixed(0)} MB more at most`
	);
	expect(looks.filter(({ status }) => status !== 200)).toEqual([]);
	expect(slowest).toBeLessThan(1000);
	expect(more).toBeLessThan(300);
	return ended;
}

/** As many logins at once, right and wrong, by form and by call, each from a network of its own. */
const logins = (count: number) =>
	Promise.all(
		Array.from({ length: count }, (_, number) => {
			const email = number % 3 === 0 ? undefined : `nobody${number}@northfold.example`;
			const headers = { 'x-forwarded-for': from(number) };
			return number % 2 === 0
				? operator.ask('/login', {
						method: 'POST',
						headers: { ...productionForm, ...headers },
						body: form(number % 12 === 0 ? password : 'wrong', email)
					})
				: operator.ask('/api/trpc/auth.login', {
						method: 'POST',
						headers: { origin: productionOrigin, 'content-type': 'application/json', ...headers },
						body: JSON.stringify({ email: email ?? 'mara@northfold.example', password: 'wrong' })
					});
		})
	);

test('300 logins at once', async () => {
	const answers = await during(() => logins(300));
	const counts: Record<number, number> = {};
	for (const { status, headers } of answers) {
		counts[status] = (counts[status] ?? 0) + 1;
		if (status === 503 || status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
	}
	console.log(counts);
	// Some are let in or told that it is wrong; whom the queue has no place for is told at once.
	expect(Object.keys(counts).every((status) => ['303', '401', '429', '503'].includes(status))).toBe(
		true
	);
	expect(counts[401]).toBeGreaterThan(50);
	expect(counts[503]).toBeGreaterThan(50);
});

/** Has a password judged that is as hard to judge as one can be. */
const judge = (number: number) =>
	operator.ask('/api/trpc/password.strength', {
		method: 'POST',
		headers: {
			...{ origin: productionOrigin, 'content-type': 'application/json' },
			'x-forwarded-for': from(number)
		},
		body: JSON.stringify({ password: `4@8({[</369&#4@8({[</369&#4@8${1000 + number}` })
	});

test('a hundred passwords that are as hard to judge as one can be', async () => {
	const judged = await during(() => Promise.all(Array.from({ length: 100 }, (_, at) => judge(at))));
	const statuses = judged.map(({ status }) => status);
	expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(50);
	expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

/** Begins a request by hand. */
async function begin(lines: readonly string[], path = '/login'): Promise<Socket> {
	const socket = connect(operator.port, '127.0.0.1').on('error', () => socket.destroy());
	await once(socket, 'connect');
	socket.write([`POST ${path} HTTP/1.1`, 'host: id.example.org', ...lines].join('\r\n'));
	return socket;
}

const fifty = 50 * 1024 * 1024;
const headersOf = (type: string, length: string) => [
	`origin: ${productionOrigin}`,
	`content-type: ${type}`,
	length,
	'',
	''
];

const either = (socket: Socket, ...events: readonly string[]) =>
	new Promise<void>((done) => {
		for (const event of events) socket.once(event, done);
	});

/** Says that fifty megabytes follow, has its answer before any of them is sent, and sends them all the same. @returns the status. */
async function pour([path, type, length]: readonly [string, string, string]) {
	const socket = await begin(headersOf(type, length), path);
	const closed = either(socket, 'close');
	const [said] = await once(socket.setEncoding('latin1'), 'data');
	const part = Buffer.alloc(64 * 1024, 'x');
	for (let sent = 0; sent < fifty && !socket.destroyed; sent += part.length)
		if (!socket.write(part)) await Promise.race([either(socket, 'drain'), closed]);
	socket.destroy();
	return Number(said.slice(9, 12));
}

test('passwords of 50 MB, with their length and without', async () => {
	const kinds = [
		['/login', 'application/x-www-form-urlencoded', `content-length: ${fifty}`],
		['/login', 'application/x-www-form-urlencoded', 'transfer-encoding: chunked'],
		['/api/trpc/auth.login', 'application/json', `content-length: ${fifty}`],
		['/api/trpc/auth.login', 'application/json', 'transfer-encoding: chunked']
	] as const;
	const statuses = await during(() =>
		Promise.all(Array.from({ length: 5 }, () => kinds.map(pour)).flat())
	);
	expect(statuses).toEqual(Array(5).fill([413, 411, 413, 411]).flat());
});

test('400 who send a byte now and then: those that do not come to an end are cut off, and the rest is waited for', async () => {
	const form = 'application/x-www-form-urlencoded';
	const headers = await Promise.all(Array.from({ length: 200 }, () => begin(['x-slow: '])));
	const bodies = await Promise.all(
		Array.from({ length: 200 }, () => begin(headersOf(form, 'content-length: 60000')))
	);
	const short = await begin(headersOf(form, 'content-length: 20'));
	const answered = once(short, 'data');
	const slow = [...headers, ...bodies];
	const drip = setInterval(() => {
		for (const socket of [...slow, short]) if (socket.writable) socket.write('a');
	}, 500);
	await during(() => Promise.all(slow.map((socket) => either(socket.resume(), 'close'))));
	clearInterval(drip);
	// Ten seconds for twenty bytes: a train, and no attack.
	expect(String(await answered)).toMatch(/^HTTP\/1\.1 (200|400) /);
	short.destroy();
});
