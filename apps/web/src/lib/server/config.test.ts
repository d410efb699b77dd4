import { expect, test } from 'vitest';
import product from '../../../../../gatehouse.config.ts';
import { readConfig } from './config.ts';

const read = (env: Record<string, string>, chosen = product) =>
	readConfig('/srv/gatehouse', chosen, env);

test('nothing set is local mode: loopback, embedded database, a folder beside the code', () => {
	expect(read({})).toMatchObject({
		mode: 'local',
		origin: 'http://localhost:3000',
		host: undefined,
		databaseUrl: undefined,
		dataDir: '/srv/gatehouse/.data'
	});
	expect(read({ PORT: '8080', DATABASE_URL: ' ', APP_ORIGIN: '' }).origin).toBe(
		'http://localhost:8080'
	);
});

test('production lists all that is missing at once', () => {
	expect(() => read({ GATEHOUSE_MODE: 'production', PORT: 'x' })).toThrow(/PORT/);
	expect(() => read({ GATEHOUSE_MODE: 'production' })).toThrow(
		/APP_ORIGIN is missing[^]*DATABASE_URL is missing/
	);
	expect(() =>
		read({
			GATEHOUSE_MODE: 'production',
			APP_ORIGIN: 'http://id.example.org',
			DATABASE_URL: 'postgres://x'
		})
	).toThrow(/https/);
	expect(() => read({ GATEHOUSE_MODE: 'staging' })).toThrow(/GATEHOUSE_MODE/);
	expect(
		read({
			GATEHOUSE_MODE: 'production',
			APP_ORIGIN: 'https://id.example.org/',
			DATABASE_URL: 'postgres://x'
		}).origin
	).toBe('https://id.example.org');
});

test('local mode serves this machine only', () => {
	expect(() => read({ APP_ORIGIN: 'http://id.example.org' })).toThrow(/GATEHOUSE_MODE=production/);
	expect(read({ APP_ORIGIN: 'http://127.0.0.1:4000' }).origin).toBe('http://127.0.0.1:4000');
});

test('what is wrong in gatehouse.config.ts is said with its place', () => {
	expect(() => read({}, { ...product, name: '', passwordMinLength: 4 })).toThrow(
		/gatehouse\.config\.ts: name[^]*passwordMinLength/
	);
});
