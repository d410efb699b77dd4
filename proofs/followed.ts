import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCopy, original, type Copy } from './copy.ts';
import { lint, pages, types } from './findings.ts';
import { stepsOf, type Step } from './walkthrough.ts';

/**
 * A test of each step of a document, taken in a copy of the workspace in the document's order.
 * @returns how later tests get at the copy.
 */
export function followed(document: string): () => Copy {
	const steps = stepsOf(readFileSync(join(original, document), 'utf8'));
	const touched = steps
		.flatMap((step) => (step.do === 'change' || step.do === 'create' ? [step.file] : []))
		.filter((file) => !file.endsWith('.prisma'));
	let copy: Copy;
	beforeAll(() => {
		copy = createCopy();
	});
	afterAll(() => copy.remove());

	test.each(steps.map((step) => ({ step, title: titleOf(step) })))('$title', ({ step }) =>
		take(copy, step, touched)
	);
	return () => copy;
}

async function take(copy: Copy, step: Step, touched: readonly string[]): Promise<void> {
	switch (step.do) {
		case 'change':
			return copy.change(step.file, step.from, step.to);
		case 'create':
			return copy.write(step.file, step.text);
		case 'find':
			return expect(copy.read(written(copy, step.file))).toBe(step.text);
		case 'run':
			if (step.command === 'npm run check') return check(copy, touched);
			expect(await copy.run('.', 'sh', '-c', step.command)).toMatchObject({ code: 0 });
	}
}

/** What `npm run check` would do, of what was touched. */
async function check(copy: Copy, touched: readonly string[]): Promise<void> {
	const [prettier, inTheApi, inTheSite] = await Promise.all([
		copy.run('.', 'node_modules/.bin/prettier', '--check', ...touched),
		types(copy, 'packages/api'),
		pages(copy)
	]);
	expect(prettier).toMatchObject({ code: 0 });
	expect([...inTheApi, ...inTheSite]).toEqual([]);
	expect(await lint(copy, touched)).toEqual([]);
}

/** `…` in a path stands for what the command chose: the time. */
function written(copy: Copy, path: string): string {
	const [folder = '', rest = ''] = path.split('…');
	const [end = '', ...file] = rest.split('/');
	const found = readdirSync(join(copy.root, folder)).filter((name) => name.endsWith(end));
	expect(found).toHaveLength(1);
	return join(folder, found[0] ?? '', ...file);
}

function titleOf(step: Step): string {
	switch (step.do) {
		case 'run':
			return step.command;
		case 'find':
			return `it wrote ${step.file}`;
		case 'create':
			return `a new ${step.file}`;
		case 'change':
			return `${step.file}: ${step.to.trim().split('\n').at(-1)?.trim()}`;
	}
}
