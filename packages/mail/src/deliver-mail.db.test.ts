import { createSeal, createUser } from '@gatehouse/auth';
import { createTestDatabase } from '@gatehouse/db/testing';
import { openJobs, type Jobs } from '@gatehouse/jobs';
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import {
	createMailer,
	createSmtp,
	deliverMail,
	mailQueue,
	sealLabel,
	type Letter,
	type Post
} from './index.ts';
import { Refusal, startMailServer } from './testing/mail-server.ts';

const database = await createTestDatabase();
const { db } = database;
const server = await startMailServer();
const secret = Buffer.alloc(32, 'new');
const older = Buffer.alloc(32, 'old');
const sealed = (...secrets: Uint8Array[]) => createSeal(secrets, sealLabel);
const site = {
	name: 'Gatehouse',
	origin: 'https://id.example.org',
	supportEmail: 'help@example.org'
};
const token = 'Tok3n'.repeat(9).slice(0, 43);
const posted = new Date('2030-01-02T08:59:00Z');
const at = new Date('2030-01-02T09:00:00Z');
const reports: string[] = [];
const opened: { jobs: Jobs; smtp: ReturnType<typeof createSmtp> }[] = [];

const render: Post['render'] = ({ template, values }, { origin }) => {
	const who = 'username' in values ? values.username : values.inviter;
	return {
		subject: `${template} for ${who}`,
		text: `Grüße, ${who}: ${origin}/${'token' in values ? values.token : ''}`,
		html: `<p>Grüße, ${who}</p>`
	};
};

/** A post office at work. Its day of patience lasts seconds. */
async function open(more: Partial<Post> = {}) {
	const jobs = await openJobs(database, {
		queues: [mailQueue],
		report: (error) => reports.push(String(error)),
		pace: { heartbeat: 10, supervise: 1, poll: 1, interrupted: 1 }
	});
	const smtp = createSmtp(server.url, site);
	opened.push({ jobs, smtp });
	await deliverMail({
		jobs,
		seal: sealed(secret),
		site,
		render,
		delivery: smtp,
		now: () => at,
		report: (error) => reports.push(String(error)),
		patience: { first: 1, longest: 1, total: 30 },
		...more
	});
	return jobs;
}

async function send(jobs: Jobs, letter: Partial<Letter> = {}, ...secrets: Uint8Array[]) {
	const mailer = createMailer({ jobs, seal: sealed(...secrets, secret), now: () => posted });
	const usual = {
		template: 'confirmEmail',
		to: 'ann@example.com',
		userId: null,
		values: { username: 'ann', token }
	};
	await db.$transaction((tx) => mailer.send(tx, { ...usual, ...letter } as Letter));
}

const queued = async () =>
	JSON.stringify(
		await db.$queryRaw`SELECT to_jsonb(job)::text AS row FROM pgboss.job WHERE name = 'mail'`
	);
const undelivered = () =>
	db.mail.findMany({
		where: { givenUpAt: { not: null } },
		select: { template: true, recipient: true, reason: true }
	});
/** What the rows say became of the mails. */
const became = () =>
	db.mail.findMany({
		orderBy: { id: 'asc' },
		select: {
			recipient: true,
			reason: true,
			createdAt: true,
			triedAt: true,
			deliveredAt: true,
			givenUpAt: true,
			sealed: true
		}
	});
const waits = {
	recipient: 'ann@example.com',
	reason: '',
	createdAt: posted,
	triedAt: null,
	deliveredAt: null,
	givenUpAt: null,
	sealed: null
};
const arrivedFor = () => server.arrived.map(({ recipients }) => recipients);

afterEach(async () => {
	for (const { jobs, smtp } of opened.splice(0)) {
		await jobs.close(1);
		smtp.close();
	}
	server.behave();
	server.arrived.length = 0;
	reports.length = 0;
	await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail'`;
	await database.truncate();
});
afterAll(async () => {
	await server.close();
	await database.close();
});

describe('a mail', () => {
	it('arrives as it was promised, and then nothing of what it said is left', async () => {
		const jobs = await open();
		await send(jobs);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		const { parsed, raw } = server.arrived[0] ?? { parsed: undefined, raw: '' };
		expect(parsed?.from?.value).toEqual([{ name: 'Gatehouse', address: 'help@example.org' }]);
		expect(parsed?.to).toMatchObject({ value: [{ name: '', address: 'ann@example.com' }] });
		expect(parsed?.subject).toBe('confirmEmail for ann');
		expect(parsed?.text?.trim()).toBe(`Grüße, ann: https://id.example.org/${token}`);
		expect(parsed?.html).toBe('<p>Grüße, ann</p>');
		expect(parsed?.date).toEqual(at);
		expect(parsed?.messageId).toMatch(/^<[0-9a-f-]{36}@id\.example\.org>$/);
		expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated');
		expect(raw).not.toMatch(/^(cc|bcc|x-mailer):/im);
		await expect.poll(queued).toBe('[]');
		expect(await became()).toEqual([{ ...waits, deliveredAt: at }]);
		expect(reports).toEqual([]);
	});

	it('that is nothing goes nowhere, and goes away', async () => {
		const jobs = await open();
		const mailer = createMailer({ jobs, seal: sealed(secret), now: () => posted });
		await db.$transaction((tx) => mailer.sendNothing(tx));
		await expect.poll(queued).toBe('[]');
		expect(server.arrived).toEqual([]);
		expect(await became()).toEqual([]);
		expect(reports).toEqual([]);
	});

	it('sealed with the secret before this one still goes out', async () => {
		const jobs = await open({ seal: sealed(secret, older) });
		await send(jobs, {}, older);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		expect(server.arrived[0]?.parsed.text).toContain(token);
	});

	it('sealed with a secret that is gone is given up at once', async () => {
		const jobs = await open();
		await send(jobs, {}, older);
		await expect.poll(undelivered).toEqual([
			{
				template: 'confirmEmail',
				recipient: 'ann@example.com',
				reason: 'It was sealed with a secret that this site does not have any more.'
			}
		]);
		expect(await queued()).toBe('[]');
		expect(server.arrived).toEqual([]);
	});
});

describe('a mail server', () => {
	it('that takes its time gets the mail once, and holds up no other', async () => {
		const jobs = await open();
		const seconds = inject('long') ? 30 : 13;
		server.manners.received = ({ recipients }) =>
			recipients[0] === 'slow@example.com'
				? new Promise((answer) => setTimeout(answer, seconds * 1000))
				: undefined;
		await send(jobs, { to: 'slow@example.com' });
		// Taken up, and not answered yet: it waits.
		await expect.poll(() => server.connections()).toBeGreaterThan(0);
		expect(await became()).toEqual([{ ...waits, recipient: 'slow@example.com' }]);
		await send(jobs, { to: 'a@example.com' });
		await send(jobs, { to: 'b@example.com' });
		await expect
			.poll(arrivedFor)
			.toEqual(expect.arrayContaining([['a@example.com'], ['b@example.com']]));
		expect(arrivedFor()).not.toContainEqual(['slow@example.com']);
		await expect.poll(queued, { timeout: 40_000 }).toBe('[]');
		expect(arrivedFor().filter(([to]) => to === 'slow@example.com')).toHaveLength(1);
		expect(reports).toEqual([]);
	}, 60_000);

	it('that says "later" is asked again', async () => {
		const jobs = await open();
		let asked = 0;
		server.manners.recipient = () =>
			++asked < 3 ? new Refusal(451, 'Greylisted, come back') : undefined;
		await send(jobs);
		await expect
			.poll(became)
			.toEqual([
				{ ...waits, reason: expect.stringContaining('451 Greylisted, come back'), triedAt: at }
			]);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		await expect.poll(queued).toBe('[]');
		expect(asked).toBe(3);
		expect(await became()).toMatchObject([{ deliveredAt: at, givenUpAt: null, sealed: null }]);
		// Said once, for whoever runs the site, and without a word of whom.
		expect(reports).toHaveLength(1);
		expect(reports[0]).toContain('Greylisted');
	});

	it('that cuts the connection in the middle gets it again, and once', async () => {
		const jobs = await open();
		let begun = 0;
		server.manners.begun = (connection) => {
			if (++begun === 1) connection.cut();
		};
		await send(jobs);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		await expect.poll(queued).toBe('[]');
		expect(await became()).toMatchObject([{ deliveredAt: at }]);
		expect(begun).toBe(2);
		// Our queue saw to it, not the mail client by itself.
		expect(reports).toHaveLength(1);
	});

	it('that refuses what it has read is asked again', async () => {
		const jobs = await open();
		let received = 0;
		server.manners.received = () =>
			++received === 1 ? new Refusal(554, `Looks like spam: ${token}`) : undefined;
		await send(jobs);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		// A server that quotes us must not bring the link into a log.
		expect(reports.join()).toContain('Looks like spam: …');
		expect(reports.join()).not.toContain(token);
	});

	it.each(['550 No such user', '550 5.1.1 ann@example.com: who is that?'])(
		'that knows no such mailbox is believed: %s',
		async (line) => {
			const jobs = await open();
			let asked = 0;
			server.manners.recipient = () => {
				asked += 1;
				return new Refusal(550, line.slice(4));
			};
			await send(jobs);
			await expect
				.poll(undelivered)
				.toMatchObject([{ template: 'confirmEmail', recipient: 'ann@example.com' }]);
			const [row] = await undelivered();
			expect(row?.reason).toContain(line);
			// What it said is kept, for whoever sends it again; its token is not in it as it is.
			const [kept] = await became();
			expect(kept).toMatchObject({ triedAt: at, givenUpAt: at, deliveredAt: null });
			expect(kept?.sealed).toMatchObject({ template: 'confirmEmail', values: { username: 'ann' } });
			expect(JSON.stringify(kept)).not.toContain(token);
			expect(asked).toBe(1);
			expect(await queued()).toBe('[]');
			expect(reports.join()).not.toContain('ann@example.com');
		}
	);

	it('that does not relay for us is asked again until the day is over', async () => {
		const jobs = await open({ patience: { first: 1, longest: 1, total: 5 } });
		let asked = 0;
		server.manners.recipient = () => {
			asked += 1;
			return new Refusal(550, '5.7.1 Relaying denied');
		};
		await send(jobs);
		await expect.poll(undelivered).toHaveLength(1);
		expect(asked).toBeGreaterThan(2);
		expect(await queued()).toBe('[]');
	});

	it('that is not there: given up when the day is over, with one row', async () => {
		const nowhere = createSmtp('smtp://127.0.0.1:1', site);
		const jobs = await open({
			delivery: nowhere,
			// The third try, after some three seconds, is the last: a fourth would come too late.
			patience: { first: 1, longest: 8, total: 6 }
		});
		await send(jobs);
		const begun = performance.now();
		await expect.poll(undelivered).toHaveLength(1);
		const waited = performance.now() - begun;
		expect(await became()).toMatchObject([
			{ createdAt: posted, givenUpAt: at, reason: expect.stringContaining('ECONNREFUSED') }
		]);
		expect(waited).toBeGreaterThan(2_000);
		expect(waited).toBeLessThan(8_000);
		expect(await queued()).toBe('[]');
		expect(reports).toEqual([
			expect.stringContaining('is tried again'),
			expect.stringContaining('was given up')
		]);
		expect(reports.join()).not.toContain('ann@example.com');
		nowhere.close();
	});

	it('a mail that waited longer than a day, because nothing ran, is not sent', async () => {
		const first = await openJobs(database, { queues: [mailQueue], report() {} });
		await send(first);
		await first.close(1);
		await db.$executeRaw`UPDATE pgboss.job SET created_on = created_on - interval '25 hours' WHERE name = 'mail'`;
		await open({ patience: { first: 1, longest: 1, total: 86_400 } });
		await expect.poll(undelivered).toMatchObject([{ reason: 'It waited for too long.' }]);
		expect(server.arrived).toEqual([]);
	});
});

describe('a hostile address or name', () => {
	it.each([
		'a@example.com, b@example.com',
		'a@example.com;b@example.com',
		'a@example.com b@example.com',
		'a@example.com\r\nBcc: b@example.com',
		'a@example.com>\r\nRCPT TO:<b@example.com',
		'A <a@example.com>',
		'"a,b@example.com"@example.org',
		'group: a@example.com, b@example.com;',
		'a@b@example.com',
		''
	])('gets nothing: %j', async (to) => {
		const jobs = await open();
		await send(jobs, { to });
		await expect.poll(undelivered).toMatchObject([{ recipient: to }]);
		expect(server.arrived).toEqual([]);
	});

	it('adds no header and no recipient', async () => {
		const jobs = await open();
		const username = 'x\r\nBcc: b@example.com\r\n\r\n.\r\nMAIL FROM:<a@example.com>';
		await send(jobs, { values: { username, token } } as Partial<Letter>);
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		const headers = server.arrived[0]?.raw.split('\r\n\r\n')[0] ?? '';
		expect(headers).not.toMatch(/^bcc:/im);
		expect(server.arrived[0]?.parsed.to).toMatchObject({ value: [{ address: 'ann@example.com' }] });
		await expect.poll(queued).toBe('[]');
	});
});

describe('the row of a mail', () => {
	it('goes with the account it is about, and the mail arrives without it', async () => {
		const first = await openJobs(database, { queues: [mailQueue], report() {} });
		const names = { email: 'a', emailCanonical: 'a', username: 'ann', usernameFolded: 'ann' };
		const passwordHash = '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA';
		const { id: userId } = await createUser(db, { ...names, passwordHash }, at);
		await send(first, { userId });
		await db.user.delete({ where: { id: userId } });
		expect(await became()).toEqual([]);
		await first.close(1);
		const jobs = await open();
		await expect.poll(arrivedFor).toEqual([['ann@example.com']]);
		await expect.poll(queued).toBe('[]');
		expect(await became()).toEqual([]);
		await jobs.close(1);
	});

	it('keeps what a server said, harmless and short', async () => {
		const jobs = await open();
		server.manners.recipient = () =>
			new Refusal(550, `5.1.1 <b>no\u0000\u001b[31m\u202e ${token} ${'x'.repeat(500)}`);
		await send(jobs);
		await expect.poll(undelivered).toHaveLength(1);
		const [row] = await became();
		expect(row?.reason).toContain('5.1.1 <b>no');
		expect(row?.reason.length).toBeLessThanOrEqual(300);
		expect(row?.reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
		expect(row?.reason).not.toContain(token);
	});
});
