import { begin, type Mistake } from '../mistake.ts';

const login = 'apps/web/src/routes/login/+page.svelte';
const logout = 'apps/web/src/routes/logout/+page.svelte';

const database = begin(
	login,
	"import { openDatabase } from '@gatehouse/db';\n\topenDatabase({ dataDir: '.data' });"
);
const api = begin(
	logout,
	"import { appRouter } from '@gatehouse/api';\n\tappRouter.createCaller({});"
);

/** Server code imported by value into a page. Lint says so while one writes … */
export const linted: Mistake[] = [
	{
		name: 'the database in a page',
		made: [database],
		reported: [{ file: login, says: /^gatehouse\/no-server-packages: / }]
	},
	{
		name: 'the router in a page',
		made: [api],
		reported: [{ file: logout, says: /^gatehouse\/no-router-in-browser: / }]
	}
];

/** … and the production build ends, whatever lint was told to overlook: neither is exported to a browser. */
export const built: Mistake[] = [
	{
		name: 'the database in a page',
		made: [database],
		reported: [
			{
				file: 'apps/web',
				says: /"@gatehouse\/db"[^]*not exported under the conditions \[.*"browser"/
			}
		]
	},
	{
		name: 'the router in a page',
		made: [api],
		reported: [
			{
				file: 'apps/web',
				says: /"@gatehouse\/api"[^]*not exported under the conditions \[.*"browser"/
			}
		]
	}
];
