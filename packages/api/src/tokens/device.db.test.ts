import { expect, test } from 'vitest';
import { asStored, createTestApi, failure } from '../testing.ts';

const gatehouse = await createTestApi();

const terminal = {
	name: 'Gatehouse on mara-laptop',
	scopes: ['users:read' as const, 'profile:read' as const]
};
const begin = async () => (await gatehouse.visitor('198.51.100.7')).tokens.beginDevice(terminal);
const poll = async (deviceCode: string) =>
	(await gatehouse.visitor()).tokens.pollDevice({ deviceCode });
const noSuchCode = {
	userCode:
		'No terminal waits with this code. It may have run out: run the command again for a new one.'
};

test('a person reads the code, lets the terminal in, and it gets its token once', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	const { deviceCode, userCode, ...rest } = await begin();
	expect(userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
	expect(rest).toEqual({ expiresIn: 600, interval: 5 });
	expect(await poll(deviceCode)).toEqual({ status: 'pending', interval: 5 });

	const api = await gatehouse.as(mara);
	// As typed: small letters, no dash.
	const typed = { userCode: userCode.toLowerCase().replace('-', ' ') };
	expect(await api.tokens.previewDevice(typed)).toEqual({
		name: terminal.name,
		address: '198.51.100.7',
		askedAt: gatehouse.clock.at,
		scopes: terminal.scopes,
		beyond: []
	});
	await api.tokens.approveDevice(typed);
	const answer = await poll(deviceCode);
	expect(answer).toMatchObject({ status: 'approved', username: 'mara' });
	const token = answer.status === 'approved' ? answer.token : '';
	expect((await (await gatehouse.byToken(token)).users.list({})).items).toHaveLength(1);
	expect(await poll(deviceCode)).toEqual({ status: 'expired' });
	expect(await gatehouse.letters()).toMatchObject([
		{ template: 'tokenMade', values: { how: 'terminal', tokenName: terminal.name } }
	]);
});

test('neither code is stored in the clear', async () => {
	const { deviceCode, userCode } = await begin();
	const rows = await gatehouse.db.$queryRaw<
		{ row: string }[]
	>`SELECT d::text AS row FROM device_logins d`;
	for (const form of [deviceCode, userCode, userCode.replace('-', '')].flatMap(asStored))
		expect(rows[0]?.row).not.toContain(form);
});

test('it gets no more than its approver may do', async () => {
	const noor = await gatehouse.person('noor');
	const { deviceCode, userCode } = await begin();
	const api = await gatehouse.as(noor);
	expect(await api.tokens.previewDevice({ userCode })).toMatchObject({
		scopes: ['profile:read'],
		beyond: ['users:read']
	});
	await api.tokens.approveDevice({ userCode });
	await poll(deviceCode);
	expect((await api.tokens.list()).items).toMatchObject([{ scopes: ['profile:read'] }]);
});

test('fifty that fetch at once get one token between them', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	const { deviceCode, userCode } = await begin();
	await (await gatehouse.as(mara)).tokens.approveDevice({ userCode });
	const answers = await Promise.all(Array.from({ length: 50 }, () => poll(deviceCode)));
	expect(answers.filter(({ status }) => status === 'approved')).toHaveLength(1);
	expect(await gatehouse.db.apiToken.count()).toBe(1);
});

test('two people cannot both let it in', async () => {
	const mara = await gatehouse.person('mara');
	const noor = await gatehouse.person('noor');
	const { userCode } = await begin();
	await (await gatehouse.as(mara)).tokens.approveDevice({ userCode });
	const late = (await gatehouse.as(noor)).tokens.approveDevice({ userCode });
	expect(await failure(late)).toEqual(noSuchCode);
});

test('a no is told to the terminal, and final', async () => {
	const mara = await gatehouse.person('mara');
	const { deviceCode, userCode } = await begin();
	const api = await gatehouse.as(mara);
	await api.tokens.denyDevice({ userCode });
	expect(await poll(deviceCode)).toEqual({ status: 'denied' });
	expect(await failure(api.tokens.approveDevice({ userCode }))).toEqual(noSuchCode);
});

test('after ten minutes nothing waits any more', async () => {
	const mara = await gatehouse.person('mara');
	const { deviceCode, userCode } = await begin();
	gatehouse.clock.pass(600);
	expect(await poll(deviceCode)).toEqual({ status: 'expired' });
	const api = await gatehouse.as(mara);
	expect(await failure(api.tokens.approveDevice({ userCode }))).toEqual(noSuchCode);
});

test('a terminal that asks too often waits longer, and is told how long', async () => {
	const { deviceCode } = await begin();
	expect(await poll(deviceCode)).toEqual({ status: 'pending', interval: 5 });
	gatehouse.clock.pass(4);
	expect(await poll(deviceCode)).toEqual({ status: 'slowDown', interval: 10 });
	gatehouse.clock.pass(10);
	expect(await poll(deviceCode)).toEqual({ status: 'pending', interval: 10 });
});

test('codes are not guessed: ten in a quarter of an hour, and a fresh proof to let one in', async () => {
	const mara = await gatehouse.person('mara');
	const { userCode } = await begin();
	const api = await gatehouse.as(mara);
	for (let guess = 0; guess < 10; guess++)
		expect(await failure(api.tokens.previewDevice({ userCode: 'BBBB-BBBB' }))).toEqual(noSuchCode);
	expect(await failure(api.tokens.approveDevice({ userCode }))).toMatchObject({ kind: 'tooMany' });
	gatehouse.clock.pass(16 * 60);
	expect(await failure((await gatehouse.as(mara)).tokens.approveDevice({ userCode }))).toEqual({
		kind: 'stepUpRequired'
	});
});

test.each(['', 'BBBB', 'AEIO-UAEI', 'BBBB-BBB1', `${'B'.repeat(10_000)}`])(
	'%j is no code, and is said to be none',
	async (userCode) => {
		const mara = await gatehouse.person('mara');
		const outcome = await failure((await gatehouse.as(mara)).tokens.previewDevice({ userCode }));
		expect(outcome).toEqual({ userCode: expect.stringMatching(/code/) });
	}
);
