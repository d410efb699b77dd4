import { begin, change, type Mistake } from '../mistake.ts';

const profile = 'apps/web/src/routes/profile/+page.svelte';
const edit = 'apps/web/src/routes/profile/edit/+page.svelte';
const procedures = 'packages/api/src/profile/router.ts';
const people = 'packages/api/src/users/router.ts';

/** A mistake in one file that one rule of lint refuses. */
const refused = (name: string, rule: string, edit: Mistake['made'][number]): Mistake => ({
	name,
	made: [edit],
	reported: [{ file: edit.file, says: new RegExp(`^${rule}: `) }]
});

const assertion = 'gatehouse/no-assertion';
const any = '@typescript-eslint/no-explicit-any';

/** What compiles and is refused all the same: the ways around the compiler, and what belongs to one file alone. */
export const aroundTheRules: Mistake[] = [
	refused(
		'`as` in a page',
		assertion,
		change(profile, '$derived(data.profile)', '$derived(data.profile as never)')
	),
	refused(
		'`any` in a page',
		any,
		change(edit, 'const { data } = $props();', 'const { data }: { data: any } = $props();')
	),
	refused(
		'`as` in a procedure',
		assertion,
		change(procedures, 'where: { id: ctx.user.id }', 'where: { id: ctx.user.id as string }')
	),
	{
		name: '`any` in a procedure, and what is made of it',
		made: [
			change(
				people,
				'.query(({ ctx, input }) => list(ctx, input))',
				'.query(({ ctx, input }: any) => list(ctx, input))'
			)
		],
		reported: [
			{ file: people, says: new RegExp(`^${any}: `) },
			{ file: people, says: /no-unsafe-argument: .*type `Context & / },
			{ file: people, says: /no-unsafe-argument: .*type `{ limit: number; / }
		]
	},
	refused(
		'what JSON.parse gives, taken for granted',
		'@typescript-eslint/no-unsafe-assignment',
		change(
			'packages/api/src/profile/username.ts',
			'return user + registration === 0;',
			"const none: number = JSON.parse('0');\n\treturn user + registration === none;"
		)
	),
	refused(
		'lucia outside its two files',
		'gatehouse/one-lucia',
		begin('packages/api/src/services.ts', "export { Lucia } from 'lucia';")
	),
	refused(
		'oslo outside its file',
		'gatehouse/one-oslo',
		begin('packages/api/src/password/judge.ts', "export { Argon2id } from 'oslo/password';")
	),
	refused(
		'a second tRPC, free of policies',
		'gatehouse/one-trpc',
		begin(
			'packages/api/src/roles/write.ts',
			"import { initTRPC } from '@trpc/server';\nexport const { procedure } = initTRPC.create();"
		)
	),
	refused(
		'process.env outside config.ts',
		'gatehouse/environment',
		change(
			'apps/web/src/lib/server/credentials.ts',
			"origin.startsWith('https:')",
			'Boolean(origin && process.env.SECURE)'
		)
	),
	refused(
		'Date.now outside the clock',
		'gatehouse/clock',
		change('packages/api/src/limits.ts', 'const at = now();', 'const at = new Date(Date.now());')
	),
	refused(
		'SQL in a string',
		'gatehouse/raw-sql',
		change(
			'packages/api/src/roles/authority.ts',
			'await tx.$executeRaw`SELECT 1 FROM roles WHERE id = ${roleId}::uuid FOR UPDATE`;',
			'await tx.$executeRawUnsafe(roleId);'
		)
	)
];
