import { begin, change, type Mistake } from '../mistake.ts';

const profile = 'packages/api/src/profile/router.ts';
const refusals = 'packages/contract/src/refusals.ts';

/** What `tsc` in packages/api refuses, from the model on. */
export const inTheApi: Mistake[] = [
	{
		name: 'a renamed Prisma field',
		made: [
			change('packages/db/prisma/schema.prisma', 'aboutMe        String ', 'about          String ')
		],
		reported: [
			{ file: profile, says: /'true' is not assignable .*schema\.prisma has no aboutMe here/ },
			{ file: profile, says: /'string' is not assignable .*schema\.prisma has no aboutMe here/ },
			{ file: 'packages/api/src/users/get.ts', says: /schema\.prisma has no aboutMe here/ },
			{ file: 'packages/api/src/audit/killed.postgresql.test.ts', says: /'aboutMe' does not exist/ }
		]
	},
	{
		name: 'a procedure without a policy, which is told what to write',
		made: [
			change(
				'packages/api/src/roles/router.ts',
				"permissions: procedure(may('roles:read')).query(",
				'permissions: procedure.query('
			)
		],
		reported: [
			{
				file: 'packages/api/src/roles/router.ts',
				says: /"Say first who may call it: procedure\(anyone\), procedure\(signedIn\), procedure\(recentlyConfirmed\) or procedure\(may\('users:read'\)\)\."/
			}
		]
	},
	{
		name: 'a permission that does not exist',
		made: [
			change(
				'packages/api/src/users/router.ts',
				"list: procedure(may('users:read'))",
				"list: procedure(may('users:fly'))"
			)
		],
		reported: [
			{
				file: 'packages/api/src/users/router.ts',
				says: /'"users:fly"' is not assignable .*"users:read"/
			}
		]
	},
	{
		name: 'an event that the log does not know, and an act without a policy',
		made: [
			change(
				'packages/api/src/credentials/router.ts',
				"undo: act('user_updated', anyone)",
				"undo: act('user_flown', anyone)"
			),
			change(
				'packages/api/src/invitations/router.ts',
				"act('user_created', anyone, 'busy')",
				"act('user_created')"
			)
		],
		reported: [
			{
				file: 'packages/api/src/credentials/router.ts',
				says: /'"user_flown"' is not assignable .*"user_updated"/
			},
			{
				file: 'packages/api/src/invitations/router.ts',
				says: /Expected at least 2 arguments, but got 1/
			}
		]
	},
	{
		name: 'an act by a permission that asks for no confirmation, which is told what to write',
		made: [
			change(
				'packages/api/src/users/router.ts',
				"act('user_archived', confirmed('users:disable'), 'notFound', 'conflict')",
				"act('user_archived', may('users:disable'), 'notFound', 'conflict')"
			)
		],
		reported: [
			{
				file: 'packages/api/src/users/router.ts',
				says: /Whoever changes something by a permission has to have proven lately who they are: act\('user_archived', confirmed\('users:disable'\)\)/
			}
		]
	},
	{
		name: 'an invalid() on a field that is not in the schema',
		made: [
			change(
				'packages/api/src/password/reset.ts',
				'if (advice) throw invalid(schema, { password: advice });',
				'if (advice) throw invalid(schema, { passphrase: advice });'
			)
		],
		reported: [
			{
				file: 'packages/api/src/password/reset.ts',
				says: /'passphrase' does not exist in type 'Messages</
			}
		]
	},
	{
		name: "a router of one's own in the place of one of ours",
		made: [
			begin('packages/api/src/own.ts', "import { credentials } from './credentials/router.ts';"),
			change('packages/api/src/own.ts', 'own = {}', 'own = { credentials }')
		],
		reported: [
			{
				file: 'packages/api/src/router.ts',
				says: /'credentials' is specified more than once/
			}
		]
	},
	{
		name: "a permission of one's own in the place of one of ours",
		made: [
			change(
				'packages/contract/src/own.ts',
				'ownPermissions = {}',
				"ownPermissions = { 'roles:write': 'Write notes' }"
			)
		],
		reported: [
			{
				file: 'packages/contract/src/permissions.ts',
				says: /'roles:write' is specified more than once/
			}
		]
	},
	{
		name: 'a kind of refusal that nobody explains and that has no status',
		made: [
			change(
				refusals,
				"| { kind: 'stepUpRequired' }",
				"| { kind: 'stepUpRequired' }\n\t| { kind: 'asleep' }"
			)
		],
		reported: [
			{ file: refusals, says: /Function lacks ending return statement/ },
			{ file: 'packages/api/src/audit/refused.ts', says: /Property 'asleep' is missing/ },
			{ file: 'packages/api/src/refuse.ts', says: /TS1360: .*\n.*Property 'asleep' is missing/ },
			{ file: 'packages/api/src/refuse.ts', says: /TS7053: .*\n.*Property 'asleep' does not exist/ }
		]
	}
];
