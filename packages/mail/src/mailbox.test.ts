import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailbox, type Delivered, type Mailbox } from './mailbox.ts';

let around: string;
let folder: string;
let mailbox: Mailbox;
let problems: string[];

beforeEach(async () => {
	around = await mkdtemp(join(tmpdir(), 'gatehouse-mailbox-'));
	folder = join(around, 'data', 'mailbox');
	problems = [];
	mailbox = createMailbox(folder, ({ message }) => problems.push(message));
});
afterEach(() => rm(around, { recursive: true }));

const noon = Date.parse('2026-11-23T12:00:00Z');
const mail = (minute: number, id: string = randomUUID()): Delivered => ({
	id,
	to: 'mara@northfold.example',
	subject: `Number ${minute}`,
	text: 'Text.\n',
	html: '<p>“HTML”</p>',
	sentAt: new Date(noon + minute * 60_000).toISOString()
});
const subjects = async () => (await mailbox.list()).map(({ subject }) => subject);

test('before the first mail there is nothing, and no folder is made', async () => {
	expect(await mailbox.list()).toEqual([]);
	expect(await mailbox.find(randomUUID())).toBeNull();
	expect(await readdir(around)).toEqual([]);
});

test('what is put in is found again, newest first, whatever the order of putting', async () => {
	const two = mail(2);
	for (const each of [mail(1), mail(3), two]) await mailbox.put(each);
	expect(await subjects()).toEqual(['Number 3', 'Number 2', 'Number 1']);
	expect(await mailbox.find(two.id)).toEqual(two);
	expect(await createMailbox(folder).list()).toHaveLength(3);
});

test('a mail that is delivered twice is there once', async () => {
	const one = mail(1);
	await Promise.all([
		mailbox.put(one),
		mailbox.put(one),
		mailbox.put({ ...one, subject: 'Again' })
	]);
	expect(await mailbox.list()).toHaveLength(1);
	expect(await readdir(folder)).toHaveLength(1);
});

test('nobody else may read it', async () => {
	const one = mail(1);
	await mailbox.put(one);
	expect((await stat(folder)).mode & 0o777).toBe(0o700);
	expect((await stat(join(folder, `${one.id}.json`))).mode & 0o777).toBe(0o600);
});

test('the newest 200 stay', async () => {
	for (let minute = 0; minute <= 200; minute++) await mailbox.put(mail(minute));
	const kept = await subjects();
	expect(kept).toHaveLength(200);
	expect(kept.at(0)).toBe('Number 200');
	expect(kept.at(-1)).toBe('Number 1');
	expect(await readdir(folder)).toHaveLength(200);
});

const hostile = [
	'',
	'.',
	'..',
	'../secret',
	'/etc/passwd',
	'a/b',
	`${randomUUID()}/../x`,
	`../${randomUUID()}`,
	`${randomUUID()}\n`,
	`${randomUUID()}\0`,
	randomUUID().toUpperCase()
];

test.each(hostile)('%j names no file', async (id) => {
	await mailbox.put(mail(1));
	await writeFile(join(around, 'data', 'secret.json'), JSON.stringify(mail(9)));
	await expect(mailbox.put(mail(2, id))).rejects.toThrow('should be a UUID');
	expect(await mailbox.find(id)).toBeNull();
	expect(await subjects()).toEqual(['Number 1']);
});

test('what is no mail is passed over, left alone, and reported once without its content', async () => {
	const [cut, strange, other] = [randomUUID(), randomUUID(), randomUUID()];
	await mailbox.put(mail(1));
	await writeFile(join(folder, `${cut}.json`), '{"id":"secret');
	await writeFile(join(folder, `${strange}.json`), 'null');
	await writeFile(join(folder, `${other}.json`), JSON.stringify(mail(2)));
	await writeFile(join(folder, `${randomUUID()}.${randomUUID()}`), 'a draft');
	await writeFile(join(folder, 'notes.json'), '{}');
	expect(await subjects()).toEqual(['Number 1']);
	expect(await subjects()).toEqual(['Number 1']);
	expect(await mailbox.find(cut)).toBeNull();
	expect(problems.sort()).toEqual(
		[cut, strange, other].map((id) => `${join(folder, id)}.json is no mail.`).sort()
	);
	expect(await readFile(join(folder, `${strange}.json`), 'utf8')).toBe('null');
});

test('a folder that cannot be read is an error, not an empty mailbox', async () => {
	await mailbox.put(mail(1));
	await rm(folder, { recursive: true });
	await symlink('mailbox', folder);
	await expect(mailbox.list()).rejects.toThrow('ELOOP');
});

test('who reads while others write sees whole mails', async () => {
	const long = 'x'.repeat(500_000);
	const one = mail(1);
	await mailbox.put({ ...one, text: long });
	const writing = Promise.all(
		Array.from({ length: 20 }, () => mailbox.put({ ...one, text: long }))
	);
	let isWriting = true;
	void writing.finally(() => (isWriting = false));
	while (isWriting)
		expect((await mailbox.list()).map(({ text }) => text.length)).toEqual([500_000]);
	await writing;
	expect(problems).toEqual([]);
});
