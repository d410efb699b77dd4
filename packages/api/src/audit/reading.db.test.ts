import { record } from '@gatehouse/audit';
import { attack } from '@gatehouse/contract';
import { beforeEach, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let root: Person;
let noor: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	noor = await gatehouse.person('noor.haddad');
});

const admin = () => gatehouse.as(root);

/** So many refused logins for somebody, from so many addresses, all at this moment. */
function refused(who: Person, count: number, addresses = 1) {
	const subject = { id: who.id, username: who.username };
	const common = { event: 'authn_login_fail', act: 'auth.login', outcome: 'refused' } as const;
	const tries = Array.from({ length: count }, (_, each) => ({
		...({
			...common,
			subject,
			reason: 'wrongPassword',
			via: 'visitor',
			requestId: 'test'
		} as const),
		...{ at: gatehouse.clock.at, address: `203.0.113.${each % addresses}` }
	}));
	return record(gatehouse.db, tries);
}

test('the log leaves as a file, part by part, and says itself who took it and what of it', async () => {
	await refused(noor, 2100, 2);
	const api = await admin();
	const first = await api.audit.export({ outcome: 'refused' });
	const exported = { event: 'sensitive_read' } as const;
	expect((await api.audit.list(exported)).items).toHaveLength(1);
	const rest = await api.audit.export({
		outcome: 'refused',
		cursor: first.nextCursor ?? undefined
	});
	expect(rest.nextCursor).toBeNull();
	const lines = (first.csv + rest.csv).split('\r\n');
	expect(lines).toHaveLength(1 + 2100 + 1);
	expect(lines[0]).toMatch(/^"Id","Time","Event","Act","Outcome"/);
	expect(lines[1]).toContain('"authn_login_fail","auth.login","refused","wrongPassword"');
	expect(lines[1]).toContain(`"${noor.id}","noor.haddad"`);
	const { items } = await api.audit.list(exported);
	expect(items).toMatchObject([
		{
			act: 'audit.export',
			actor: { id: root.id },
			changes: [{ what: 'outcome', before: null, after: 'refused' }]
		}
	]);
	expect((await api.audit.export({})).csv).toContain('"sensitive_read","audit.export","done"');
});

test('what somebody chose runs in no spreadsheet, and stays on its line', async () => {
	const browser = '=cmd|"/c calc"!A1';
	await record(gatehouse.db, [
		{
			...{ at: gatehouse.clock.at, event: 'user_updated', act: 'profile.update', outcome: 'done' },
			...{ via: 'session', requestId: '+1', userAgent: `${browser}\r\n@SUM(A1)`, address: null }
		}
	]);
	const { csv } = await (await admin()).audit.export({ event: 'user_updated' });
	expect(csv.split('\r\n')).toHaveLength(3);
	expect(csv).toContain(`"'=cmd|""/c calc""!A1`);
	expect(csv).toContain(`"'+1"`);
});

test('nobody else takes it along, nor learns by it who has an account', async () => {
	const api = await gatehouse.as(noor);
	for (const ask of [
		() => api.audit.export({}),
		() => api.audit.attacked(),
		() => api.audit.named({ name: root.email })
	])
		expect(await failure(ask())).toMatchObject({ kind: 'notAllowed' });
});

test('a person is found by username, address or id; by address only by who may see those', async () => {
	const auditor = await gatehouse.person('kim.larsen', { permissions: ['audit:read'] });
	const found = { id: noor.id, username: 'noor.haddad' };
	for (const api of [await admin(), await gatehouse.as(auditor)])
		for (const name of [' Noor.Haddad ', noor.id.toUpperCase()])
			expect(await api.audit.named({ name })).toEqual(found);
	const byMail = { name: noor.email.toUpperCase() };
	expect(await (await admin()).audit.named(byMail)).toEqual(found);
	expect(await (await gatehouse.as(auditor)).audit.named(byMail)).toBeNull();
	for (const name of ['nobody', 'nobody@northfold.example', '0190a5a0-0000-7000-8000-000000000000'])
		expect(await (await admin()).audit.named({ name })).toBeNull();
});

test('under attack: by many refusals, or from many places; not by fewer, not by old ones', async () => {
	const [mara, elif, luca] = [
		await gatehouse.person('mara.lindqvist', { roles: ['administrator'] }),
		await gatehouse.person('elif.demir'),
		await gatehouse.person('luca.ferri')
	];
	await refused(luca, 60, 8);
	gatehouse.clock.pass(attack.seconds + 1);
	await refused(noor, attack.refusals);
	await refused(mara, attack.addresses, attack.addresses);
	await refused(elif, attack.refusals - 1, attack.addresses - 1);
	const moderator = await gatehouse.person('sam.reed', {
		permissions: ['audit:read', 'users:recover']
	});
	const { items } = await (await gatehouse.as(moderator)).audit.attacked();
	expect(items).toEqual([
		{
			...{ id: noor.id, username: 'noor.haddad', isYou: false, mayAct: true },
			...{ refused: 20, addresses: 1, last: gatehouse.clock.at }
		},
		{
			...{ id: mara.id, username: 'mara.lindqvist', isYou: false, mayAct: false },
			...{ refused: 5, addresses: 5, last: gatehouse.clock.at }
		}
	]);
	// More than an hour has passed: whoever was there before is logged out.
	const root = await gatehouse.person('ida.rhodes', { roles: ['administrator'] });
	await (await gatehouse.as(root)).users.disable({ userId: noor.id, reason: 'Under attack' });
	expect((await (await gatehouse.as(root)).audit.attacked()).items).toMatchObject([
		{ id: mara.id }
	]);
});

test('a real attack is seen: wrong passwords from five places', async () => {
	for (let place = 1; place <= attack.addresses; place++) {
		const visitor = await gatehouse.visitor(`203.0.113.${place}`);
		await failure(visitor.auth.login({ email: noor.email, password: 'wrong' }));
	}
	expect((await (await admin()).audit.attacked()).items).toMatchObject([
		{ id: noor.id, refused: 5, addresses: 5 }
	]);
});

test('one’s own: also what was done to others from it, page by page, and by whom in kind', async () => {
	await (await admin()).users.disable({ userId: noor.id, reason: 'Spam' });
	await (await admin()).users.enable({ userId: noor.id });
	const browser = createBrowser();
	const login = { email: noor.email, password: goodPassword };
	await (await gatehouse.from(browser)).auth.login(login);
	const api = await gatehouse.from(browser);
	const all = (await api.audit.mine({})).items;
	expect(all.map(({ act, by, on }) => [act, by, on])).toEqual([
		['auth.login', 'you', null],
		['users.enable', 'staff', null],
		['users.disable', 'staff', null]
	]);
	const theirs = (await (await admin()).audit.mine({})).items;
	expect(theirs.map(({ act, by, on }) => [act, by, on?.username])).toEqual([
		['users.enable', 'you', 'noor.haddad'],
		['users.disable', 'you', 'noor.haddad']
	]);
	const pages = [];
	for (let cursor: string | undefined; pages.length < 4;) {
		const { items, nextCursor } = await api.audit.mine({ limit: 1, cursor });
		pages.push(...items.map(({ id }) => id));
		if (!nextCursor) break;
		cursor = nextCursor;
	}
	expect(pages).toEqual(all.map(({ id }) => id));
});

test('what another did through one’s eyes was not oneself', async () => {
	const me = { id: noor.id, username: 'noor.haddad' };
	await record(gatehouse.db, [
		{
			...{ at: gatehouse.clock.at, event: 'authz_fail', act: 'profile.update', outcome: 'refused' },
			...{ via: 'session', requestId: 'test', actor: me, subject: me, address: '192.0.2.9' },
			...{ impersonatorId: root.id, reason: 'viewing' }
		}
	]);
	expect((await (await gatehouse.as(noor)).audit.mine({})).items).toMatchObject([
		{ by: 'staff', address: null }
	]);
});
