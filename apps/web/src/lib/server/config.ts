import { isAbsolute, join } from 'node:path';
import { everyBuiltIn, type Product } from '@gatehouse/contract';
import { z } from 'zod';
import { ConfigProblem } from './config-problem.ts';
import { missingSecret, readSecrets } from './secrets.ts';

/** Where and how this process runs, and what product it is. Read once, at start. */
export interface Config {
	readonly mode: 'local' | 'production';
	readonly port: number;
	/** Undefined: loopback only, both families. */
	readonly host: string | undefined;
	/** The one origin: links, cookies and every cross-site check come from it, never from a request's Host. */
	readonly origin: string;
	readonly databaseUrl: string | undefined;
	/** Whose role owns the tables; undefined: that of `databaseUrl`. */
	readonly migrationUrl: string | undefined;
	readonly dataDir: string;
	/** How many proxies in front of us are ours: so many entries at the right of X-Forwarded-For are to be believed. */
	readonly trustedProxyHops: number;
	/** The mail server. Undefined, in local mode only: mail stays in the data folder. */
	readonly smtpUrl: string | undefined;
	/** The bucket where pictures are kept. Undefined: in the data folder. */
	readonly picturesUrl: string | undefined;
	/** 32 bytes each; the first seals, all open. Empty, in local mode only: the data folder keeps one. */
	readonly secrets: readonly Uint8Array[];
	readonly product: Product;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const origin = z.url({
	protocol: /^https?$/,
	error: 'APP_ORIGIN should be an address such as https://id.example.org'
});
const whole = (name: string, most: number) =>
	z.coerce
		.number({ error: `${name} should be a number` })
		.int(`${name} should be a whole number`)
		.min(0)
		.max(most);

/** `s3://`, a host, and one bucket. */
const isBucket = (text: string) => URL.canParse(text) && /^s3:\/\/[^/]+\/[^/?]+(\?|$)/.test(text);

const environment = z.object({
	GATEHOUSE_MODE: z
		.enum(['local', 'production'], { error: 'GATEHOUSE_MODE should be production, or left out' })
		.default('local'),
	PORT: whole('PORT', 65_535).default(3000),
	HOST: z.string().optional(),
	APP_ORIGIN: origin.optional(),
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//, 'DATABASE_URL should begin with postgres://')
		.optional(),
	MIGRATION_DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//, 'MIGRATION_DATABASE_URL should begin with postgres://')
		.optional(),
	GATEHOUSE_DATA_DIR: z.string().default('.data'),
	TRUSTED_PROXY_HOPS: whole('TRUSTED_PROXY_HOPS', 10).default(0),
	SMTP_URL: z
		.url({
			protocol: /^smtps?$/,
			hostname: /./,
			error: 'SMTP_URL should be an address such as smtps://user:password@mail.example.org'
		})
		.optional(),
	PICTURES_URL: z
		.string()
		.refine(
			isBucket,
			'PICTURES_URL should be an address such as s3://key:secret@s3.example.org/bucket?region=eu-central-1'
		)
		.optional(),
	GATEHOUSE_SECRET: z.string().optional(),
	GATEHOUSE_SECRET_FILE: z.string().optional()
});
/** The name of each. */
export const everySetting: readonly string[] = Object.keys(environment.shape);

const life = z
	.strictObject({ idle: z.number().positive(), absolute: z.number().positive() })
	.refine(({ idle, absolute }) => idle <= absolute, 'idle should not be longer than absolute');
const product = z.strictObject({
	name: z.string().trim().min(1).max(40),
	supportEmail: z.email(),
	registration: z.enum(['open', 'invitation'], { error: "should be 'open' or 'invitation'" }),
	allowedDomains: z.array(
		z.string().regex(/^[a-z0-9.-]+$/, 'write domains in lower case, such as example.org')
	),
	termsUrl: z.url().optional(),
	privacyUrl: z.url().optional(),
	sessions: z.strictObject({
		plain: life,
		remembered: life,
		staff: z.strictObject({ idle: z.number().positive() })
	}),
	secondFactor: z.strictObject({
		requiredFor: z.array(z.enum(everyBuiltIn, { error: `should name ${everyBuiltIn.join(', ')}` })),
		recoveryDelay: z
			.number()
			.min(1, 'should be 1 hour at least')
			.max(30 * 24)
	}),
	breachService: z
		.url({ protocol: /^https$/, error: 'should be an https address that ends with a slash' })
		.endsWith('/', 'should be an https address that ends with a slash')
		.optional(),
	passwordMinLength: z.int().min(8, 'should be 8 at least').max(64)
});

/** Reads the environment and checks the product. `root`: the repository, which a relative data folder is relative to. */
export function readConfig(
	root: string,
	chosen: Product,
	env: NodeJS.ProcessEnv = process.env
): Config {
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const read = environment.safeParse(set);
	const checked = product.safeParse(chosen);
	const { secrets, problem } = readSecrets(set, root);
	const problems = [
		...(read.error?.issues ?? []).map(({ message }) => message),
		...(checked.error?.issues ?? []).map(
			({ path, message }) => `gatehouse.config.ts: ${path.join('.')}: ${message}`
		),
		...(problem ? [problem] : []),
		...(read.success ? modeProblems(read.data) : [])
	];
	if (!read.success || !checked.success || problems.length > 0)
		throw new ConfigProblem(
			['The site cannot start:', ...problems.map((line) => `  - ${line}`)].join('\n')
		);

	const {
		GATEHOUSE_MODE,
		PORT,
		HOST,
		APP_ORIGIN,
		DATABASE_URL,
		MIGRATION_DATABASE_URL,
		GATEHOUSE_DATA_DIR,
		TRUSTED_PROXY_HOPS,
		SMTP_URL,
		PICTURES_URL
	} = read.data;
	return {
		mode: GATEHOUSE_MODE,
		port: PORT,
		host: HOST,
		origin: new URL(APP_ORIGIN ?? `http://localhost:${PORT}`).origin,
		databaseUrl: DATABASE_URL,
		migrationUrl: MIGRATION_DATABASE_URL,
		dataDir: isAbsolute(GATEHOUSE_DATA_DIR) ? GATEHOUSE_DATA_DIR : join(root, GATEHOUSE_DATA_DIR),
		trustedProxyHops: TRUSTED_PROXY_HOPS,
		smtpUrl: SMTP_URL,
		picturesUrl: PICTURES_URL,
		secrets,
		product: chosen
	};
}

function modeProblems({
	GATEHOUSE_MODE,
	APP_ORIGIN,
	DATABASE_URL,
	SMTP_URL,
	GATEHOUSE_SECRET,
	GATEHOUSE_SECRET_FILE
}: z.infer<typeof environment>): string[] {
	const hostname = APP_ORIGIN && new URL(APP_ORIGIN).hostname;
	if (GATEHOUSE_MODE === 'local') {
		if (!hostname || loopback.has(hostname)) return [];
		return [
			'APP_ORIGIN is not on this machine: set GATEHOUSE_MODE=production to serve other people'
		];
	}
	return [
		...(APP_ORIGIN
			? []
			: ['APP_ORIGIN is missing: the address people type, such as https://id.example.org']),
		...(APP_ORIGIN?.startsWith('http:') && !loopback.has(hostname ?? '')
			? ['APP_ORIGIN should begin with https://']
			: []),
		...(DATABASE_URL ? [] : ['DATABASE_URL is missing: postgres://user:password@host/database']),
		...(SMTP_URL ? [] : ['SMTP_URL is missing: smtps://user:password@mail.example.org']),
		...(GATEHOUSE_SECRET || GATEHOUSE_SECRET_FILE ? [] : [missingSecret])
	];
}
