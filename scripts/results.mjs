// What a part of the tests came to, from what it left behind. A test that did not run is not a pass: skipped counts as failed.

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} notes why something failed that its own output may not say
 */

/**
 * A command that is one check as a whole.
 * @param {number} code
 * @returns {Result}
 */
export const ofStep = (code) => ({
	passed: code === 0 ? 1 : 0,
	failed: code === 0 ? 0 : 1,
	notes: []
});

/**
 * Vitest's json report.
 * @param {number} code
 * @param {{ testResults: Array<{ name: string, status: string, message?: string, assertionResults: Array<{ fullName: string, status: string }> }> } | undefined} report
 * @returns {Result}
 */
export function ofVitest(code, report) {
	const files = report?.testResults ?? [];
	const tests = files.flatMap((file) => file.assertionResults);
	const broken = files.filter(
		({ status, assertionResults }) =>
			status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
	);
	return complete(code, {
		passed: tests.filter(({ status }) => status === 'passed').length,
		failed: tests.filter(({ status }) => status !== 'passed').length + broken.length,
		notes: [
			...tests
				.filter(({ status }) => status !== 'passed' && status !== 'failed')
				.map(({ status, fullName }) => `${status}, so not passed: ${fullName}`),
			...broken.map(
				({ name, message }) => `could not run: ${name}${message ? ` (${message})` : ''}`
			)
		]
	});
}

/**
 * Playwright's json report.
 * @typedef {{ title: string, suites?: Suite[], specs?: Array<{ title: string, tests: Array<{ projectName: string, status: string }> }> }} Suite
 * @param {number} code
 * @param {{ suites: Suite[], errors?: Array<{ message?: string }> } | undefined} report
 * @returns {Result}
 */
export function ofPlaywright(code, report) {
	const tests = (report?.suites ?? []).flatMap(testsIn);
	const errors = report?.errors ?? [];
	const notPassed = tests.filter(({ status }) => status !== 'expected');
	return complete(code, {
		passed: tests.length - notPassed.length,
		failed: notPassed.length + errors.length,
		notes: [
			...notPassed
				.filter(({ status }) => status !== 'unexpected')
				.map(({ status, name }) => `${status}, so not passed: ${name}`),
			...errors.map(({ message }) => message ?? 'an error outside any test')
		]
	});
}

/**
 * @param {Suite} suite
 * @returns {Array<{ name: string, status: string }>}
 */
function testsIn({ title, suites = [], specs = [] }) {
	const own = specs.flatMap((spec) =>
		spec.tests.map(({ projectName, status }) => ({
			name: `${title} › ${spec.title} (${projectName})`,
			status
		}))
	);
	return [...own, ...suites.flatMap(testsIn)];
}

/**
 * A report without a failure is not yet a success: nothing may have run, or something may have gone wrong around the tests.
 * @param {number} code
 * @param {Result} result
 * @returns {Result}
 */
function complete(code, result) {
	if (result.failed > 0) return result;
	if (code !== 0)
		return { ...result, failed: 1, notes: [`no test failed, but the run ended with code ${code}`] };
	if (result.passed === 0) return { ...result, failed: 1, notes: ['no test ran'] };
	return result;
}

/** @param {Result[]} results */
export function total(results) {
	const sum = (/** @type {'passed' | 'failed'} */ key) =>
		results.reduce((all, result) => all + result[key], 0);
	return { passed: sum('passed'), failed: sum('failed') };
}
