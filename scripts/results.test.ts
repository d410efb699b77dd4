import { expect, test } from 'vitest';
import { ofPlaywright, ofStep, ofVitest, total } from './results.mjs';

const vitestFile = (status: string, ...statuses: string[]) => ({
	name: 'roles.test.ts',
	status,
	assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status }))
});

const playwrightReport = (...statuses: string[]) => ({
	suites: [
		{
			title: 'login.e2e.ts',
			suites: [
				{
					title: 'login',
					specs: statuses.map((status) => ({
						title: status,
						tests: [{ projectName: 'js', status }]
					}))
				}
			]
		}
	]
});

test('a step counts as one', () => {
	expect(ofStep(0)).toMatchObject({ passed: 1, failed: 0 });
	expect(ofStep(2)).toMatchObject({ passed: 0, failed: 1 });
});

test('the tests of all files are counted', () => {
	const report = {
		testResults: [
			vitestFile('passed', 'passed', 'passed'),
			vitestFile('failed', 'passed', 'failed')
		]
	};
	expect(ofVitest(1, report)).toEqual({ passed: 3, failed: 1, notes: [] });
});

test.each(['skipped', 'pending', 'todo', 'disabled'])('a test that is %s has failed', (status) => {
	const { passed, failed, notes } = ofVitest(0, {
		testResults: [vitestFile('passed', 'passed', status)]
	});
	expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
	expect(notes).toEqual([`${status}, so not passed: test 1`]);
});

test('a file that could not be loaded has failed', () => {
	const file = { ...vitestFile('failed'), message: 'Cannot find module' };
	expect(ofVitest(1, { testResults: [vitestFile('passed', 'passed'), file] })).toEqual({
		passed: 1,
		failed: 1,
		notes: ['could not run: roles.test.ts (Cannot find module)']
	});
});

test('an error outside the tests is a failure, though every test passed', () => {
	expect(ofVitest(1, { testResults: [vitestFile('passed', 'passed')] })).toMatchObject({
		passed: 1,
		failed: 1
	});
});

test.each([
	['vitest', ofVitest(0, { testResults: [] }), ofVitest(1, undefined)],
	['playwright', ofPlaywright(0, { suites: [] }), ofPlaywright(1, undefined)]
])('a run of %s without a test, or without a report, is a failure', (_name, empty, absent) => {
	expect(empty).toMatchObject({ passed: 0, failed: 1, notes: ['no test ran'] });
	expect(absent).toMatchObject({ passed: 0, failed: 1 });
});

test('end-to-end tests are counted at any depth', () => {
	expect(ofPlaywright(0, playwrightReport('expected', 'expected'))).toMatchObject({
		passed: 2,
		failed: 0
	});
	expect(ofPlaywright(1, playwrightReport('expected', 'unexpected'))).toMatchObject({
		passed: 1,
		failed: 1
	});
});

test.each(['skipped', 'flaky'])('an end-to-end test that is %s has failed', (status) => {
	expect(ofPlaywright(0, playwrightReport('expected', status))).toEqual({
		passed: 1,
		failed: 1,
		notes: [`${status}, so not passed: login › ${status} (js)`]
	});
});

test('a site that does not start is a failure with its reason', () => {
	const report = {
		suites: [],
		errors: [{ message: 'Process from config.webServer was not able to start' }]
	};
	expect(ofPlaywright(1, report)).toEqual({
		passed: 0,
		failed: 1,
		notes: ['Process from config.webServer was not able to start']
	});
});

test('the parts add up', () => {
	expect(total([ofStep(0), ofStep(1), { passed: 40, failed: 2, notes: [] }])).toEqual({
		passed: 41,
		failed: 3
	});
});
