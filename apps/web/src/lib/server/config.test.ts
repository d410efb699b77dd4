import { expect, test } from 'vitest';
import product from '../../../../../gatehouse.config.ts';
import { readConfig } from './config.ts';

const secret = Buffer.alloc(32, 's').toString('base64');
const production = {
	GATEHOUSE_MODE: 'production',
	APP_ORIGIN: 'https://id.example.org/',
	DATABASE_URL: 'postgres://x',
	SMTP_URL: 'smtps://user:pass@mail.example.org',
	GATEHOUSE_SECRET: secret
};

const read = (env: Record<string, string>, chosen = product) =>
	readConfig('/srv/gatehouse', chosen, env);

test('nothing set is local mode: loopback, embedded database, a folder beside the code', () => {
	expect(read({})).toMatchObject({
		mode: 'local',
		origin: 'http://localhost:3000',
		host: undefined,
		databaseUrl: undefined,
		dataDir: '/srv/gatehouse/.data',
		smtpUrl: undefined,
		secrets: []
	});
	expect(read({ PORT: '8080', DATABASE_URL: ' ', APP_ORIGIN: '' }).origin).toBe(
		'http://localhost:8080'
	);
});

test('production lists all that is missing at once', () => {
	expect(() => read({ GATEHOUSE_MODE: 'production', PORT: 'x' })).toThrow(/PORT/);
	expect(() => read({ GATEHOUSE_MODE: 'production' })).toThrow(
		/APP_ORIGIN is missing[^]*DATABASE_URL is missing[^]*SMTP_URL is missing[^]*GATEHOUSE_SECRET is missing[^]*openssl rand/
	);
	expect(() => read({ ...production, APP_ORIGIN: 'http://id.example.org' })).toThrow(/https/);
	expect(() => read({ GATEHOUSE_MODE: 'staging' })).toThrow(/GATEHOUSE_MODE/);
	expect(read(production)).toMatchObject({
		origin: 'https://id.example.org',
		smtpUrl: production.SMTP_URL,
		secrets: [Buffer.alloc(32, 's')]
	});
});

test('the tables may be another role’s', () => {
	expect(read({}).migrationUrl).toBeUndefined();
	const url = 'postgres://owner@x/gatehouse';
	expect(read({ ...production, MIGRATION_DATABASE_URL: url }).migrationUrl).toBe(url);
	expect(() => read({ MIGRATION_DATABASE_URL: 'owner@x' })).toThrow(/MIGRATION_DATABASE_URL/);
});

test('mail goes where SMTP_URL says, in local mode too', () => {
	const url = 'smtp://127.0.0.1:1025';
	expect(read({ SMTP_URL: url }).smtpUrl).toBe(url);
	for (const wrong of ['mail.example.org', 'https://mail.example.org', 'smtp:'])
		expect(() => read({ SMTP_URL: wrong }), wrong).toThrow(/SMTP_URL should be/);
});

test('pictures are kept in the data folder, or in the bucket that PICTURES_URL names', () => {
	expect(read({}).picturesUrl).toBeUndefined();
	for (const url of [
		's3://key:s%2Fcret@127.0.0.1:9000/pictures?tls=off',
		's3://s3.example.org/faces'
	])
		expect(read({ PICTURES_URL: url }).picturesUrl).toBe(url);
	for (const wrong of [
		'https://s3.example.org/faces',
		's3://s3.example.org',
		's3:///faces',
		'faces'
	])
		expect(() => read({ PICTURES_URL: wrong }), wrong).toThrow(/PICTURES_URL should be/);
});

test('local mode serves this machine only', () => {
	expect(() => read({ APP_ORIGIN: 'http://id.example.org' })).toThrow(/GATEHOUSE_MODE=production/);
	expect(read({ APP_ORIGIN: 'http://127.0.0.1:4000' }).origin).toBe('http://127.0.0.1:4000');
});

test('what is wrong in gatehouse.config.ts is said with its place', () => {
	expect(() => read({}, { ...product, name: '', passwordMinLength: 4 })).toThrow(
		/gatehouse\.config\.ts: name[^]*passwordMinLength/
	);
	const closed = JSON.parse(JSON.stringify({ ...product, registration: 'closed' }));
	expect(() => read({}, closed)).toThrow(
		"gatehouse.config.ts: registration: should be 'open' or 'invitation'"
	);
});
