import { change, type Mistake } from '../mistake.ts';

const users = 'apps/cli/src/commands/users.ts';
const roles = 'apps/cli/src/commands/roles.ts';

/** What `tsc` in apps/cli refuses. */
export const inTheCli: Mistake[] = [
	{
		name: 'a wrong input',
		made: [
			change(
				users,
				'client.users.list({ search, limit, cursor })',
				"client.users.list({ search, limit: '25', cursor })"
			)
		],
		reported: [{ file: users, says: /'string' is not assignable to type 'number/ }]
	},
	{
		name: 'a field that is not in the output',
		made: [
			change(
				roles,
				'({ name, holders, isDefault, permissions }: Role) =>',
				'({ name, members: holders, isDefault, permissions }: Role) =>'
			)
		],
		reported: [{ file: roles, says: /'members' does not exist on type/ }]
	}
];
