import { beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let root: Person;
let mara: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const admin = () => gatehouse.as(root);
const self = () => gatehouse.as(mara);
const onMara = () => ({ userId: mara.id });

describe('who is deleted', () => {
	test('is read nowhere in the log, and its rows stay', async () => {
		await (await self()).profile.update({ username: 'mara.l', aboutMe: 'Ferns.' });
		const before = await gatehouse.db.auditEvent.count();
		await (await admin()).users.delete(onMara());
		expect(await gatehouse.db.auditEvent.count()).toBe(before + 1);
		const values = JSON.stringify(await gatehouse.db.auditValue.findMany());
		expect(values).not.toMatch(/mara|Ferns/);
	});
});

test('what somebody else chose is one line, cut, and orders no terminal about', async () => {
	const browser = createBrowser();
	const context = await gatehouse.contextOf(browser);
	const userAgent = `a\r\nb"} \u001b[31m\u2028${'x'.repeat(1_000_000)}`;
	const api = createCaller({ ...context, client: { ...context.client, userAgent } });
	await api.auth.login({ email: mara.email, password: goodPassword });
	const [{ value } = { value: null }] = await gatehouse.db.auditValue.findMany({
		where: { side: 'actor' }
	});
	const kept: unknown = Reflect.get(Object(value), 'userAgent');
	expect(kept).toMatch(/^a\\u000d\\u000ab"} \\u001b\[31m\\u2028x+…$/);
	expect(String(kept)).toHaveLength(256);
});
