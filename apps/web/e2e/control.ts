import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ensureBuiltInRoles } from '@gatehouse/api';
import { createPasswords, createUser } from '@gatehouse/auth';
import { canonicalEmail, foldUsername } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';

export const password = 'quiet harbour lantern 58';

/** What a test may ask for. Each takes and gives JSON. */
export interface Acts {
	/** Someone with an account, these built-in roles, and `password`. */
	person(wanted: { username: string; roles?: string[] }): Promise<{ id: string; email: string }>;
	/** Moves the clock ahead. */
	pass(wanted: { seconds: number }): Promise<null>;
	/** Leaves nobody, and the roles as they came. */
	empty(): Promise<null>;
	/** The SQL statements since it was asked last. */
	statements(): Promise<string[]>;
}

interface Site {
	readonly db: Db;
	readonly now: () => Date;
	readonly pass: (seconds: number) => void;
	readonly statements: string[];
}

export function createControl({ db, now, pass, statements }: Site): RequestListener {
	const hashed = createPasswords().then((passwords) => passwords.hash(password));

	const acts: Acts = {
		async person({ username, roles = [] }) {
			const email = `${username}@northfold.example`;
			const names = {
				email,
				emailCanonical: canonicalEmail(email) ?? '',
				username,
				usernameFolded: foldUsername(username)
			};
			const passwordHash = await hashed;
			return db.$transaction(async (tx) => {
				const { id } = await createUser(tx, { ...names, passwordHash }, now());
				const held = await tx.role.findMany({
					where: { builtIn: { in: roles } },
					select: { id: true }
				});
				await tx.userRole.createMany({
					data: held.map(({ id: roleId }) => ({ userId: id, roleId, givenAt: now() })),
					skipDuplicates: true
				});
				return { id, email };
			});
		},
		async pass({ seconds }) {
			pass(seconds);
			return null;
		},
		async empty() {
			await db.$executeRaw`TRUNCATE users, registrations, roles CASCADE`;
			await ensureBuiltInRoles(db, now());
			return null;
		},
		statements: async () => statements.splice(0)
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const name = request.url?.slice(1) ?? '';
		try {
			const act = Reflect.get(acts, name);
			response.end(JSON.stringify(await act(JSON.parse((await text(request)) || 'null'))));
		} catch (error) {
			response.writeHead(500).end(String(error));
		}
	};
	return (request, response) => void answer(request, response);
}
