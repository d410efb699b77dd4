import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCopy, type Copy } from './copy.ts';
import { build, lint, pages, types, type Finding } from './findings.ts';
import { isOf, type Mistake } from './mistake.ts';
import { inTheApi } from './mistakes/api.ts';
import { inTheCli } from './mistakes/cli.ts';
import { inThePages } from './mistakes/pages.ts';
import { built, linted } from './mistakes/server-packages.ts';
import { aroundTheRules } from './mistakes/style.ts';

/** Makes all of these mistakes in one copy, and matches what is then reported to what was done. */
function refuses(mistakes: readonly Mistake[], check: (copy: Copy) => Promise<Finding[]>) {
	let copy: Copy;
	let findings: Finding[];
	beforeAll(async () => {
		copy = createCopy();
		for (const { made } of mistakes) for (const edit of made) edit.in(copy);
		findings = await check(copy);
	});
	afterAll(() => copy.remove());

	test.each(mistakes)('$name', ({ reported }) => {
		for (const report of reported)
			expect(
				findings.filter((finding) => isOf(report, finding)),
				String(report.says)
			).toHaveLength(1);
	});

	test('and reports nothing that is not one of these', () => {
		const reports = mistakes.flatMap(({ reported }) => reported);
		const belongsToOne = (finding: Finding) =>
			reports.filter((report) => isOf(report, finding)).length === 1;
		expect(findings.filter((finding) => !belongsToOne(finding))).toEqual([]);
	});
}

/** The files that mistakes were made in. */
const files = (mistakes: readonly Mistake[]) =>
	mistakes.flatMap(({ made }) => made.map(({ file }) => file));

describe('the compiler refuses in the api', () => {
	refuses(inTheApi, async (copy) => {
		await copy.script('packages/db', 'generate');
		return types(copy, 'packages/api');
	});
});

describe('the compiler refuses in the pages', () => {
	refuses(inThePages, (copy) => pages(copy));
});

describe('the compiler refuses in the terminal', () => {
	refuses(inTheCli, (copy) => types(copy, 'apps/cli'));
});

describe('lint refuses', () => {
	const mistakes = [...linted, ...aroundTheRules];
	refuses(mistakes, (copy) => lint(copy, files(mistakes)));
});

describe('the production build refuses', () => {
	refuses(built, build);
});
