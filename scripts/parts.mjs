// The parts that `npm test` and `npm run check` are made of, and how they are run and reported.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from './places.mjs';
import { run } from './processes.mjs';
import { ofPlaywright, ofStep, ofVitest, total } from './results.mjs';

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {object} Part
 * @property {string} name
 * @property {string} program
 * @property {string[]} args
 * @property {boolean} [live] its output is shown as it comes; otherwise only where the part fails
 * @property {NodeJS.Signals} [stopSignal]
 * @property {string} [report] the file in which it says what came of each test
 * @property {(code: number, report: any) => Result} read
 */

/** @type {(name: string, program: string, ...args: string[]) => Part} */
const step = (name, program, ...args) => ({ name, program, args, read: ofStep });

const report = (/** @type {string} */ name) => join(cache, 'reports', `${name}.json`);

/** @type {(project: string) => Part} */
const vitest = (project) => ({
	name: project,
	program: 'vitest',
	args: [
		'run',
		'--project',
		project,
		'--allowOnly=false',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report(project)}`
	],
	report: report(project),
	read: ofVitest
});

const turbo = ['--output-logs=errors-only', '--concurrency=100%'];
export const generate = step('generate', 'turbo', 'run', 'generate', ...turbo);
// Found, or brought, before the tests that need them, and in the open: this may install something.
export const browser = { ...step('browser', 'node', 'scripts/chromium.mjs'), live: true };
export const server = { ...step('server', 'node', 'scripts/postgres.mjs'), live: true };
export const build = step('build', 'turbo', 'run', 'build', ...turbo);
// Types before lint: the rules that know types read what this generates.
export const checks = [
	step('format', 'prettier', '--check', '--log-level=warn', '.'),
	step('types', 'turbo', 'run', 'typecheck', '--continue', ...turbo),
	step('lint', 'eslint', '.', '--max-warnings=0')
];
export const unit = vitest('unit');
export const embedded = vitest('embedded');
export const postgresql = vitest('postgresql');
// On copies of everything, and of the built site.
export const proofs = vitest('proofs');
/** @type {Part} */
export const endToEnd = {
	name: 'end-to-end',
	program: 'playwright',
	args: ['test', '--reporter=list,json', '--forbid-only'],
	live: true,
	stopSignal: 'SIGINT', // on any other it leaves the site running
	report: report('end-to-end'),
	read: ofPlaywright
};

/**
 * Runs the stages one after another, the lanes of a stage side by side, the parts of a lane one after another; says what came
 * of it, and sets the exit code.
 * @param {NodeJS.ProcessEnv} env
 * @param {Part[][][]} stages
 */
export async function runAll(env, stages) {
	/** @type {Result[]} */
	const results = [];
	for (const lanes of stages) {
		await Promise.all(
			lanes.map(async (lane) => {
				for (const part of lane) results.push(await runPart(part, env));
			})
		);
	}
	const { passed, failed } = total(results);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

/**
 * @param {Part} part
 * @param {NodeJS.ProcessEnv} env
 */
async function runPart({ name, program, args, live, stopSignal, report, read }, env) {
	console.log(`… ${name}`);
	const began = performance.now();
	if (report) {
		mkdirSync(dirname(report), { recursive: true });
		rmSync(report, { force: true });
	}
	let output = '';
	const code = await run(program, args, {
		cwd: root,
		env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		...(stopSignal && { stopSignal }),
		...(live ? {} : { onOutput: (text) => (output += text) })
	}).catch((error) => ((output += error.message), 1));
	const result = read(code, report && parsed(report));
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	if (result.failed > 0) console.log(output.trimEnd());
	for (const note of result.notes) console.log(`  ${note}`);
	const count = report ? `, ${result.passed} passed, ${result.failed} failed` : '';
	console.log(`${result.failed > 0 ? '✗' : '✓'} ${name} (${seconds} s${count})`);
	return result;
}

/** @param {string} file */
function parsed(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
