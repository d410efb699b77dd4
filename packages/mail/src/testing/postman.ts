// A process that posts a letter, if it is given one, and delivers what waits. It is there to be killed in the middle.
// Its one argument is a Round as JSON; it says "posted", and "empty" when nothing waits any more.
import { setTimeout as pause } from 'node:timers/promises';
import { createSeal } from '@gatehouse/auth';
import { openDatabase, type DatabaseOptions } from '@gatehouse/db';
import { openJobs } from '@gatehouse/jobs';
import {
	createMailer,
	createSmtp,
	deliverMail,
	mailQueue,
	sealLabel,
	type Letter
} from '../index.ts';

export interface Round {
	readonly place: DatabaseOptions;
	readonly smtpUrl: string;
	readonly letter?: Letter;
}

const site = {
	name: 'Gatehouse',
	origin: 'https://id.example.org',
	supportEmail: 'help@example.org'
};
const now = () => new Date();
const report = (error: unknown) => console.error(String(error));
const { place, smtpUrl, letter }: Round = JSON.parse(process.argv[2] ?? '');

const database = await openDatabase(place);
const { db } = database;
const jobs = await openJobs(database, { queues: [mailQueue], report });
const seal = createSeal([Buffer.alloc(32, 'secret')], sealLabel);
const delivery = createSmtp(smtpUrl, site);
await deliverMail({
	jobs,
	seal,
	site,
	report,
	delivery,
	now,
	render: ({ template, to }) => ({ subject: template, text: to, html: `<p>${to}</p>` })
});
if (letter) {
	await db.$transaction((tx) => createMailer({ jobs, seal, now }).send(tx, letter));
	console.log('posted');
}
while ((await waiting()) > 0) await pause(100);
console.log('empty');
await jobs.close(1);
delivery.close();
await database.close();
process.exit();

async function waiting(): Promise<number> {
	const [row] = await db.$queryRaw<{ jobs: number }[]>`
		SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = ${mailQueue.name}`;
	return row?.jobs ?? 0;
}
