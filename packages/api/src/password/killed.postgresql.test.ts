import { expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const chosen = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };

test('a connection killed between "link used" and "password changed" leaves both undone', async () => {
	const mara = await gatehouse.person('mara.lindqvist');
	await (await gatehouse.visitor()).password.requestReset({ email: mara.email });
	const token = await gatehouse.mailedToken('resetPassword');
	const context = await gatehouse.contextOf(createBrowser());
	const send: typeof context.mailer.send = async (tx) => {
		const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`
			SELECT pg_backend_pid() AS pid`;
		await gatehouse.db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
		return '';
	};
	const killed = createCaller({ ...context, mailer: { ...context.mailer, send } });
	await expect(killed.password.reset({ token, ...chosen })).rejects.toThrow();

	const visitor = await gatehouse.visitor();
	const login = { email: mara.email, password: goodPassword };
	// One more asks in vain, until the dead connection is out of the pool.
	await expect.poll(() => failure(visitor.auth.login(login))).toBe('succeeded');
	expect(await failure(visitor.password.reset({ token, ...chosen }))).toBe('succeeded');
});
