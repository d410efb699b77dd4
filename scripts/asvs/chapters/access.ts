import type { Chapter } from '../row.ts';

const documented = {
	'packages/api/src/access.test.ts': 'every procedure says who may call it',
	'apps/web/e2e/access-document.test.ts': 'docs/access.md says what pages, forms and procedures say'
};
const tried = {
	'apps/web/e2e/access.http.e2e.ts':
		'${who}: every page, form and procedure answers as docs/access.md says'
};

export const access = {
	'8.1.1': {
		asks: 'Who may do and see what is written down.',
		by: ['docs/access.md', 'packages/api/src/policy.ts', 'apps/web/src/lib/server/access.ts'],
		shownBy: documented
	},
	'8.1.2': {
		asks: 'Also which fields of it.',
		by: ['docs/procedures.md', 'packages/contract/src/fields.ts'],
		shownBy: { 'scripts/procedures.test.ts': 'docs/procedures.md says what the router says' }
	},
	'8.2.1': {
		asks: 'Each page, form and procedure asks who may, and refuses by default.',
		by: ['packages/api/src/policy.ts', 'apps/web/src/lib/server/access.ts'],
		shownBy: {
			...tried,
			'apps/web/e2e/gate.http.e2e.ts':
				'a guard cannot be passed by another spelling of the path, or by asking for the data alone'
		}
	},
	'8.2.2': {
		asks: 'One acts on one’s own things, and on others’ only where the one rule allows it.',
		by: ['packages/api/src/roles/authority.ts', 'packages/api/src/users/which.ts'],
		shownBy: {
			'packages/api/src/roles/roles.db.test.ts':
				'nobody gives, takes or edits beyond their own permissions',
			'packages/api/src/users/disable.db.test.ts': [
				'a moderator disables a member, and neither an administrator nor themselves',
				'one device is logged out, and only by who may and of the person it is said to be'
			],
			'packages/api/src/tokens/tokens.db.test.ts':
				"is revoked by its owner and by nobody else, and ends itself by 'log out'"
		}
	},
	'8.2.3': {
		asks: 'Nobody writes a field that is not theirs, or reads one that is not for them.',
		by: ['packages/contract/src/schema.ts', 'packages/db/src/client.ts'],
		shownBy: {
			'packages/contract/src/fields.test.ts': 'an unknown key is refused',
			'packages/api/src/users/users.db.test.ts': 'no secret is in what the router gives',
			'packages/api/src/audit/reading.db.test.ts':
				'a person is found by username, address or id; by address only by who may see those'
		}
	},
	'8.3.1': {
		asks: 'It is the server that decides.',
		by: ['packages/api/src/trpc.ts', 'apps/web/src/hooks.server.ts'],
		shownBy: tried
	},
	'8.3.2': {
		asks: 'A change of roles holds from the next request on.',
		by: ['packages/auth/src/session-query.ts'],
		shownBy: {
			'packages/api/src/roles/roles.db.test.ts':
				'an administrator appoints another, who may act from the next request on',
			'apps/web/e2e/administration.flow.e2e.ts':
				'an administrator finds a person and gives them a role, which holds at once'
		}
	}
} satisfies Chapter<8>;
