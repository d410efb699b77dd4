import type { Db } from '@gatehouse/db';

/** When the last of them joined: one every two minutes before that. */
export const lastJoined = new Date('2026-11-01T00:00:00Z');

const first =
	'mara noor elif luca tomasz kwame sam ann bob ines yuki wei priya omar fatima jonas lena karl otto sofia emma noah liam mia ava zoe ivan olga pavel jan piet klaas maria jose ana luis carlos diego laura paula hans greta ingrid sven lars nils astrid freya bjorn erik';
const last =
	'lindqvist whitlock okafor mensah kowalski rossi bianchi tanaka suzuki chen wang singh patel khan haddad mueller schmidt weber fischer becker ivanov petrov sokolov novak horvat garcia martinez lopez gonzalez silva santos costa dubois moreau laurent jansen devries bakker visser smit andersen hansen nilsson berg dahl strand holm lund moen vik';
const domains =
	'northfold.example mail.example post.example inbox.example work.example uni.example school.example shop.example labs.example';

/** Fills the table up to `count` people: all have one role, every 2,000th another, every hundredth is disabled, another has an app. */
export async function addPeople(
	db: Db,
	count: number,
	rare: string,
	common: string
): Promise<void> {
	const step = 10_000;
	let there = await db.user.count();
	const before = there;
	for (; there < count; there += step) {
		await db.$executeRaw`
			WITH made AS (
				INSERT INTO users (id, email, email_canonical, username, username_folded, password_hash, created_at, last_seen_at, disabled_at)
				SELECT (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(mix, 1, 3) || '8' || substr(mix, 4, 15))::uuid,
					name || '@' || domain, name || '@' || domain, name, name, '$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA', at,
					at + (${lastJoined}::timestamptz - at) * power(('x' || substr(mix, 20, 6))::bit(24)::int / 16777216.0, 0.3),
					CASE WHEN number % 100 = 7 THEN at END
				FROM (
					SELECT number, at, mix,
						(string_to_array(${first}, ' '))[1 + ('x' || substr(mix, 1, 6))::bit(24)::int % 50]
						|| (ARRAY['', '.', '_'])[1 + number % 3]
						|| (string_to_array(${last}, ' '))[1 + ('x' || substr(mix, 7, 6))::bit(24)::int % 50] || number AS name,
						CASE WHEN number < ${count}::int / 20 THEN 'oldcorp.example'
							ELSE (string_to_array(${domains}, ' '))[1 + floor(9 * power(('x' || substr(mix, 13, 6))::bit(24)::int / 16777216.0, 3))::int] END AS domain
					FROM (
						SELECT number, md5(number::text) AS mix, ${lastJoined}::timestamptz - (${count}::int - number) * interval '2 minutes' AS at
						FROM generate_series(${there}::int, ${there + step - 1}::int) number
					) AS numbered
				) AS named
				RETURNING id, created_at
			), given AS (
				INSERT INTO user_roles (user_id, role_id, given_at) SELECT id, ${common}::uuid, created_at FROM made RETURNING user_id, given_at
			)
			INSERT INTO user_roles (user_id, role_id, given_at)
			SELECT user_id, ${rare}::uuid, given_at FROM (SELECT *, row_number() OVER () AS nth FROM given) AS counted WHERE nth % 2000 = 1`;
		progress(there + step, count);
	}
	await db.$executeRaw`
		INSERT INTO authenticators (id, user_id, sealed, last_step, created_at, confirmed_at)
		SELECT gen_random_uuid(), id, 'v1.none.none', 0, created_at, created_at
		FROM (SELECT id, created_at, row_number() OVER (ORDER BY id) AS nth FROM users) AS numbered
		WHERE nth > ${before} AND nth % 100 = 11`;
	await db.$executeRaw`VACUUM ANALYZE authenticators`;
	await db.$executeRaw`VACUUM ANALYZE users`;
	await db.$executeRaw`VACUUM ANALYZE user_roles`;
}

function progress(done: number, of: number): void {
	if (!process.stderr.isTTY) return;
	const full = Math.round((done / of) * 40);
	const bar = '='.repeat(full).padEnd(40);
	process.stderr.write(`\r[${bar}] ${done.toLocaleString('en')} people${done < of ? '' : '\n'}`);
}
