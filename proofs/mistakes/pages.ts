import { change, create, type Mistake } from '../mistake.ts';

const own = 'packages/contract/src/own.ts';
const edit = 'apps/web/src/routes/profile/edit';
const layout = 'apps/web/src/routes/+layout.server.ts';
const login = 'apps/web/src/routes/login/+page.svelte';

/** What svelte-check refuses in the site, whichever package the mistake was made in. */
export const inThePages: Mistake[] = [
	{
		name: 'a renamed output field of profile.get',
		made: [
			change('packages/api/src/profile/router.ts', 'memberSince: createdAt', 'joinedAt: createdAt')
		],
		reported: [
			{
				file: 'apps/web/src/routes/profile/+page.svelte',
				says: /'memberSince' does not exist .*joinedAt: Date/
			}
		]
	},
	{
		name: 'a renamed field of what the outermost layout gives to components',
		made: [change(layout, '\t\t\ttermsUrl: ', '\t\t\tterms: ')],
		reported: [
			{ file: layout, says: /Property 'termsUrl' is missing/ },
			// What hands it on.
			{ file: 'apps/web/src/routes/+layout.ts', says: /Property 'termsUrl' is missing/ }
		]
	},
	{
		name: "a form field that has gone from the page's schema",
		made: [change('packages/contract/src/profile.ts', '\taboutMe: text(', '\tabout: text(')],
		reported: [
			{ file: `${edit}/+page.svelte`, says: /'"aboutMe"' is not assignable to type '"username"'/ },
			{ file: `${edit}/+page.server.ts`, says: /'aboutMe' does not exist/ },
			{
				file: 'packages/api/src/profile/router.ts',
				says: /'aboutMe' does not exist .*about: string/
			}
		]
	},
	{
		name: "a form field that was never in the page's schema",
		made: [change(login, '<Field {form} name="email" />', '<Field {form} name="username" />')],
		reported: [
			{ file: login, says: /'"username"' is not assignable to type '"email" \| "password"'/ }
		]
	},
	{
		name: 'a missing case for a refusal that the page must handle',
		made: [
			change('apps/web/src/lib/server/submit.ts', "\t\tcase 'conflict':\n\t\t\treturn 409;\n", '')
		],
		reported: [
			{ file: 'apps/web/src/lib/server/submit.ts', says: /Function lacks ending return statement/ }
		]
	},
	{
		name: 'a route that is not in the access map',
		made: [create('apps/web/src/routes/badges/+page.svelte', '<h1>Badges</h1>\n')],
		reported: [
			{ file: 'apps/web/src/lib/server/access.ts', says: /Property '"\/badges"' is missing/ }
		]
	},
	{
		name: "a page of one's own that is ours, one for whoever holds what nobody can, and a place that is no page",
		made: [
			change(own, 'ownPages = {}', "ownPages = { '/theme': 'anyone', '/gone': 'notes:fly' }"),
			change(own, '[] = [];', "[] = [{ route: '/gone', label: 'Gone' }];")
		],
		reported: [
			{
				file: 'apps/web/src/lib/server/access.ts',
				says: /'\/theme' is specified more than once/
			},
			{ file: own, says: /'"notes:fly"' is not assignable to type 'Access'/ },
			{
				file: 'apps/web/src/lib/components/TopBar.svelte',
				says: /'"\/gone"' is not assignable to type '"\/theme"'/
			}
		]
	},
	{
		name: 'a wrong input in a load',
		made: [
			change(
				'apps/web/src/routes/admin/+page.server.ts',
				'undelivered({ limit: 10 })',
				"undelivered({ limit: 10, order: 'name' })"
			)
		],
		reported: [
			{ file: 'apps/web/src/routes/admin/+page.server.ts', says: /'order' does not exist/ }
		]
	}
];
