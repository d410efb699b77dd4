// The lint rules that are this project's own. Each message says why, and what to write instead.

/**
 * A rule that reports whatever the selector matches.
 * @type {(selector: string, why: string) => import('eslint').Rule.RuleModule}
 */
const forbid = (selector, why) => ({
	meta: { type: 'problem', schema: [], messages: { why } },
	create: (context) => ({
		[selector]: (/** @type {any} */ node) => context.report({ node, messageId: 'why' })
	})
});

/**
 * A rule that reports imports from modules whose name matches; `import type` passes where `types` is true.
 * @type {(name: RegExp, why: string, options?: { types?: boolean }) => import('eslint').Rule.RuleModule}
 */
const forbidImport = (name, why, { types = false } = {}) => ({
	meta: { type: 'problem', schema: [], messages: { why } },
	create(context) {
		/** @param {any} node */
		const look = (node) => {
			if (types && (node.importKind === 'type' || node.exportKind === 'type')) return;
			if (name.test(node.source?.value ?? '')) context.report({ node, messageId: 'why' });
		};
		return {
			ImportDeclaration: look,
			ImportExpression: look,
			ExportNamedDeclaration: look,
			ExportAllDeclaration: look
		};
	}
});

/** @type {import('eslint').ESLint.Plugin} */
export const architecture = {
	rules: {
		'no-assertion': forbid(
			"TSAsExpression[typeAnnotation.typeName.name!='const'], TSTypeAssertion",
			'`as` silences the compiler where it would have found a mistake. Narrow with a check, parse with zod, or use `satisfies`; an exception is listed with its reason in eslint.config.js.'
		),
		clock: forbid(
			"CallExpression[callee.object.name='Date'][callee.property.name='now'], CallExpression[callee.name='Date'], NewExpression[callee.name='Date'][arguments.length=0]",
			'Take the clock from `now`: a time read here cannot be set by a test, and two reads in one request can disagree.'
		),
		formatter: forbid(
			":function NewExpression[callee.object.name='Intl']",
			'A formatter holds memory that the collector does not see, and takes longer to make than to use: make one beside the function, for good.'
		),
		environment: forbid(
			"MemberExpression[object.name='process'][property.name='env'], VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env'], ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env'], ImportDeclaration[source.value=/^.env./]",
			'The environment is read once, in config.ts, where it is checked and typed. Take the setting as an argument.'
		),
		'raw-sql': forbid(
			'MemberExpression[property.name=/^.(query|execute)RawUnsafe$/]',
			'A string of SQL is one careless `${}` away from an injection. Use $queryRaw or $executeRaw as a template: they send values apart from the text.'
		),
		'one-door': forbid(
			"CallExpression[callee.property.name='start'][callee.object.name='sessions'], CallExpression[callee.property.name='start'][callee.object.property.name='sessions'], CallExpression[callee.property.name='set'][callee.object.name='session'], CallExpression[callee.property.name='set'][callee.object.property.name='session']",
			'Every way in goes through packages/api/src/auth/enter.ts, which decides whether a second factor is due: call `enter` in the transaction and `carry` after it, or `renew` for a session that goes on.'
		),
		'one-trpc': forbid(
			"ImportSpecifier[imported.name='initTRPC']",
			'tRPC is initialised once, in packages/api/src/trpc.ts; take `router` and `procedure` from there, so that no procedure exists without a policy.'
		),
		'one-lucia': forbidImport(
			/^lucia(\/|$)/,
			'Lucia is no longer maintained: it stays behind packages/auth/src/{lucia-adapter,sessions}.ts, so that replacing it touches two files.'
		),
		'one-oslo': forbidImport(
			/^oslo(\/|$)/,
			'Oslo is no longer maintained: it stays behind packages/auth/src/{password,totp}.ts, so that replacing it touches two files.'
		),
		'one-pg-boss': forbidImport(
			/^pg-boss(\/|$)/,
			'pg-boss stays behind packages/jobs: enqueue in a transaction and work with `Jobs`, so that no job is made outside the transaction that causes it.'
		),
		'no-server-packages': forbidImport(
			/^@gatehouse\/(db|auth|jobs|audit)(\/|$)/,
			'Pages reach data through the router (`locals.api`), where policy, limits and audit run. Only src/lib/server and hooks.server.ts compose the server packages.'
		),
		'no-worker-in-bundle': forbidImport(
			/^@gatehouse\/(mail|pictures)$/,
			'The worker, its queue, SMTP and what encodes and stores pictures run beside the site, from source (apps/web/prepare.ts, work.ts): a value imported here brings them into the bundle. `@gatehouse/mail/mailbox` and `import type` are fine.',
			{ types: true }
		),
		'no-router-in-browser': forbidImport(
			/^@gatehouse\/api(\/|$)/,
			'The router is server code: a page calls it as `locals.api` in its load or action, a browser through #lib/ask.ts. `import type` is fine.',
			{ types: true }
		),
		'no-zod-in-browser': forbidImport(
			/^zod(\/|$)|^@gatehouse\/contract(\/(?!(fields(-\w+)?|own|permissions|built-in-roles|refusals|issue|email-address|picture-file|username|text)$)|$)/,
			'Zod and the schemas stay out of the browser bundle: validate on the server; `@gatehouse/contract/fields` has the rules as data, and `import type` is fine.',
			{ types: true }
		)
	}
};
