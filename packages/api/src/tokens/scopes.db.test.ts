import { everyScope, type Scope } from '@gatehouse/contract';
import { beforeAll, expect, test } from 'vitest';
import { census } from '../census.ts';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi({ reset: 'once' });
let mara: Person;
beforeAll(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
});

/** One call of this procedure, with an input that none accepts, by a token with these scopes. */
async function call(name: string, scopes: readonly Scope[]) {
	await gatehouse.db.apiToken.deleteMany();
	const api = await gatehouse.as(mara);
	const { token } = await api.tokens.create({ name: 'Census', scopes: [...scopes] });
	const [router = '', procedure = ''] = name.split('.');
	const caller: unknown = Reflect.get(await gatehouse.byToken(token), router);
	const run: unknown = Reflect.get(Object(caller), procedure);
	if (typeof run !== 'function') throw new Error(`There is no ${name}.`);
	return failure(Promise.resolve(run({ nothing: 'like this' })));
}

const missing = { kind: 'notAllowed', why: 'missingScope' };
const never = { kind: 'notAllowed', why: 'notByToken' };

test.each(census())(
	'$name admits a token with its scope, and no other',
	async ({ name, scope }) => {
		if (scope === null) return expect(await call(name, everyScope)).toEqual(never);
		const others = everyScope.filter((other) => other !== scope);
		if (scope === 'any')
			expect(await call(name, ['profile:read'])).not.toMatchObject({ kind: 'notAllowed' });
		else {
			expect(await call(name, others)).toEqual(missing);
			expect(await call(name, [scope])).not.toMatchObject({ kind: 'notAllowed' });
		}
	}
);

test('what decides who can come in is behind no token', () => {
	const open = census().filter(({ scope }) => scope !== null);
	const closed = ['credentials', 'email', 'invitations', 'password', 'tokens'];
	expect(open.filter(({ name }) => closed.includes(name.split('.')[0] ?? ''))).toEqual([]);
	expect(open.filter(({ name }) => /^auth\./.test(name)).map(({ name }) => name)).toEqual([
		'auth.logout',
		'auth.session'
	]);
});
