// `npm run db:seed`: twelve believable people, with roles and a history, to look at the site with. Not for production.
import { join } from 'node:path';
import { createPasswords, createUser } from '@gatehouse/auth';
import { canonicalEmail, foldUsername } from '@gatehouse/contract';
import type { Db, Tx } from '@gatehouse/db';
import product from '../../gatehouse.config.ts';
import { prepareDatabase } from './prepare.ts';
import { sentenceOf } from './refused-start.ts';
import { readConfig } from './src/lib/server/config.ts';

interface Seeded {
	readonly username: string;
	readonly email: string;
	readonly aboutMe: string;
	readonly roles: readonly string[];
	/** Days ago. */
	readonly joined: number;
	readonly seen: number | null;
	readonly disabled?: boolean;
}

const password = 'quiet harbour lantern 58';

const people: readonly Seeded[] = [
	{
		username: 'mara.lindqvist',
		email: 'mara@northfold.example',
		aboutMe: 'I look after the rehearsal rooms at Northfold and the people who book them.',
		roles: ['Administrator', 'Steward'],
		joined: 984,
		seen: 0
	},
	{
		username: 'hanne.vdm',
		email: 'hanne@vandermeer.example',
		aboutMe: 'On leave until spring. Elif covers the evenings.',
		roles: ['Moderator', 'Steward'],
		joined: 836,
		seen: 0.2
	},
	{
		username: 'noor.haddad',
		email: 'noor@haddad.example',
		aboutMe: 'Piano, mostly. Room 3 on Thursdays.',
		roles: ['Steward'],
		joined: 742,
		seen: 0.4
	},
	{
		username: 'priya-r',
		email: 'priya.raman@northfold.example',
		aboutMe: '',
		roles: [],
		joined: 640,
		seen: 1
	},
	{
		username: 'elif.demir',
		email: 'elif.demir@northfold.example',
		aboutMe: 'Evenings and weekends.\nAsk me about keys.',
		roles: ['Moderator'],
		joined: 569,
		seen: 0.01
	},
	{
		username: 'kwame.b',
		email: 'kwame.boateng@northfold-music-school.example',
		aboutMe: 'Bass in three bands, sober in two.',
		roles: [],
		joined: 524,
		seen: 25
	},
	{
		username: 'tomasz',
		email: 'tomasz.wilk@northfold.example',
		aboutMe: '',
		roles: [],
		joined: 419,
		seen: 3
	},
	{
		username: 'sam_whitlock',
		email: 's.whitlock@oldmill.example',
		aboutMe: '',
		roles: [],
		joined: 963,
		seen: 21,
		disabled: true
	},
	{
		username: 'j.okafor',
		email: 'j.okafor@northfold.example',
		aboutMe: 'I tune what can be tuned.',
		roles: ['Moderator'],
		joined: 308,
		seen: 0.1
	},
	{
		username: 'luca.ferri',
		email: 'luca.ferri@oldmill.example',
		aboutMe: '',
		roles: [],
		joined: 60,
		seen: null
	},
	{
		username: 'a-rather-long-username-that-somebody-chose-on-a-quiet-afternoon',
		email: 'someone.with.a.very.long.address@a-domain-that-is-just-as-long.example',
		aboutMe: '',
		roles: [],
		joined: 12,
		seen: 11
	},
	{
		username: 'ines',
		email: 'ines@northfold.example',
		aboutMe: 'New here.',
		roles: [],
		joined: 1,
		seen: 0.9
	}
];

const day = 86_400_000;
const ago = (now: Date, days: number) => new Date(now.getTime() - days * day);

/** The role of the house that no system brings along. */
async function stewards(db: Db, now: Date): Promise<void> {
	const role = {
		name: 'Steward',
		nameFolded: 'steward',
		description: 'Opens and closes rooms, answers bookings.',
		createdAt: ago(now, 984)
	};
	await db.role.createMany({ data: [role], skipDuplicates: true });
}

async function add(tx: Tx, person: Seeded, passwordHash: string, now: Date): Promise<void> {
	const { username, email, aboutMe, joined, seen, disabled } = person;
	const since = ago(now, joined);
	const names = {
		email,
		emailCanonical: canonicalEmail(email) ?? email,
		username,
		usernameFolded: foldUsername(username)
	};
	const { id } = await createUser(tx, { ...names, passwordHash }, since);
	const visit = seen === null ? null : ago(now, seen);
	const history = {
		aboutMe,
		lastLoginAt: visit,
		lastSeenAt: visit ?? since,
		disabledAt: disabled ? ago(now, 20) : null
	};
	await tx.user.update({ where: { id }, data: history, select: { id: true } });
	const roles = await tx.role.findMany({
		where: { name: { in: [...person.roles] } },
		select: { id: true }
	});
	const held = roles.map(({ id: roleId }, at) => ({
		userId: id,
		roleId,
		givenAt: ago(now, joined / (at + 2))
	}));
	await tx.userRole.createMany({ data: held, skipDuplicates: true });
}

async function seed(): Promise<string> {
	const config = readConfig(join(import.meta.dirname, '../..'), product);
	if (config.mode === 'production')
		return 'This is production: made-up people do not belong here. Nobody was added.';
	const database = await prepareDatabase(config);
	const { db } = database;
	const now = new Date();
	await stewards(db, now);
	const passwordHash = await (await createPasswords()).hash(password);
	const emails = people.map(({ email }) => email);
	const there = await db.user.findMany({
		where: { email: { in: emails } },
		select: { email: true }
	});
	// Ids follow the order of making, and lists follow the ids: the oldest first.
	const missing = people
		.filter(({ email }) => !there.some((user) => user.email === email))
		.sort((one, other) => other.joined - one.joined);
	for (const person of missing) await db.$transaction((tx) => add(tx, person, passwordHash, now));
	await database.close();
	return [
		`${missing.length} people added, ${there.length} were there already. The password of each: ${password}`,
		'mara@northfold.example is an administrator.'
	].join('\n');
}

try {
	console.log(await seed());
	process.exit(0); // the migration engine leaves a timer behind
} catch (error) {
	console.error(sentenceOf(error) ?? error);
	process.exit(1);
}
