// A process in which one person changes their profile again and again, as fast as it goes, until it is killed.
import { openDatabase } from '@gatehouse/db';
import type { Context } from '../../context.ts';
import { createCaller } from '../../router.ts';

export interface Acting {
	readonly url: string;
	readonly userId: string;
}

const { url, userId }: Acting = JSON.parse(process.argv[2] ?? '');
const { db } = await openDatabase({ url, dataDir: '' });
const user = { id: userId, username: 'noor.haddad', email: 'noor@northfold.example' };
const context = {
	db,
	user: { ...user, picture: null, roles: [], permissions: [] },
	session: { id: userId },
	token: null,
	client: { address: null, userAgent: null },
	requestId: 'killed',
	now: () => new Date(),
	report: console.error
} as unknown as Context;
const api = createCaller(context);

for (let count = 1; ; count++) {
	await api.profile.update({ username: user.username, aboutMe: String(count) });
	process.send?.(count);
}
