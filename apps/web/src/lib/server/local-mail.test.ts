import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailbox } from '@gatehouse/mail/mailbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import product from '../../../../../gatehouse.config.ts';
import { readConfig, type Config } from './config.ts';
import { handOver, type HandedOver } from './handed-over.ts';
import { mailboxFor, newestMailTo } from './local-mail.ts';

let dataDir: string;
const site = (changes: Partial<Config> = {}) => {
	const config = { ...readConfig('/srv/gatehouse', product, {}), dataDir, ...changes };
	handOver({ config } as HandedOver);
};
const ask = (headers: Record<string, string> = {}) =>
	mailboxFor(new Request('http://localhost:3000/dev/mailbox', { headers }));

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-local-mail-'));
});
afterAll(() => rm(dataDir, { recursive: true }));
beforeEach(() => site());

const put = (to: string, subject: string, at: string) =>
	createMailbox(join(dataDir, 'mailbox')).put({
		id: randomUUID(),
		to,
		subject,
		text: '',
		html: '',
		sentAt: `2026-11-23T${at}.000Z`
	});

test('on this machine the mailbox is open', async () => {
	expect(await ask()?.list()).toEqual([]);
});

test('in production there is no such page, and nothing is linked', async () => {
	site({ mode: 'production' });
	expect(() => ask()).toThrow(expect.objectContaining({ status: 404 }));
	expect(await newestMailTo('mara@northfold.example')).toBeNull();
});

test.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto'])(
	'%s: somebody else is at the other end, also behind a proxy that is trusted',
	(name) => {
		site({ trustedProxyHops: 1 });
		expect(() => ask({ [name]: '' })).toThrow(expect.objectContaining({ status: 403 }));
	}
);

test('where a mail server is set, nothing stays here', async () => {
	site({ smtpUrl: 'smtp://localhost:2525' });
	expect(ask()).toBeNull();
	expect(await newestMailTo('mara@northfold.example')).toBeNull();
});

test('the newest mail to an address is found, however it is spelt, unless it is too old to be meant', async () => {
	await put('Mara@Northfold.example', 'Older', '12:00:00');
	await put('mara@northfold.example', 'Newer', '12:05:00');
	await put('jo@northfold.example', 'Newest', '12:10:00');
	const found = await newestMailTo(' MARA@northfold.EXAMPLE ');
	expect(found).toEqual({
		subject: 'Newer',
		href: expect.stringMatching(/^\/dev\/mailbox\?mail=[0-9a-f-]{36}$/)
	});
	const at = (time: string) => new Date(`2026-11-23T${time}Z`);
	expect(await newestMailTo('mara@northfold.example', at('12:05:00'))).toEqual(found);
	expect(await newestMailTo('mara@northfold.example', at('12:05:01'))).toBeNull();
	expect(await newestMailTo('nobody@northfold.example')).toBeNull();
});
