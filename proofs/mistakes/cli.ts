import { change, type Mistake } from '../mistake.ts';

const main = 'apps/cli/src/main.ts';

/** What `tsc` in apps/cli refuses. */
export const inTheCli: Mistake[] = [
	{
		name: 'a wrong input',
		made: [
			change(
				main,
				'users.list.query({ search, limit, cursor })',
				"users.list.query({ search, limit: '25', cursor })"
			)
		],
		reported: [{ file: main, says: /'string' is not assignable to type 'number/ }]
	},
	{
		name: 'a field that is not in the output',
		made: [
			change(
				main,
				'({ name, holders, isDefault, permissions }) =>',
				'({ name, members: holders, isDefault, permissions }) =>'
			)
		],
		reported: [{ file: main, says: /'members' does not exist on type .*holders: number/ }]
	}
];
