import type { AuditFault } from '@gatehouse/contract';
import type { Command } from 'commander';
import { examples } from '../examples.ts';
import type { Terminal } from '../terminal.ts';

export function audit(program: Command, terminal: Terminal): void {
	const group = program.command('audit').description('What was done, by whom.');

	const verify = group
		.command('verify')
		.description('Checks that nothing in the log was changed, moved, deleted or cut off.')
		.action(async () => {
			const { asked } = await import('../client.ts');
			const answer = await asked(terminal, async (client) => {
				const all = { checked: 0, unsealed: 0, problems: new Array<Problem>() };
				for (let after: string | null = '0'; after !== null;) {
					const part: Part = await client.audit.verify({ after });
					all.checked += part.checked;
					all.unsealed = part.unsealed ?? 0;
					all.problems.push(...part.problems);
					after = part.next;
				}
				return all;
			});
			const { auditFaults } = await import('@gatehouse/contract');
			terminal.show(answer, () => inWords(answer, auditFaults));
			if (answer.problems.length > 0) process.exitCode = 1;
		});
	examples(verify, 'audit verify', 'audit verify --json');
	examples(group, 'audit verify');
}

interface Problem {
	readonly fault: AuditFault;
	readonly seq: string;
	readonly eventId: string | null;
}

interface Part {
	readonly checked: number;
	readonly problems: readonly Problem[];
	readonly next: string | null;
	readonly unsealed: number | null;
}

function inWords(
	{ checked, unsealed, problems }: Omit<Part, 'next'>,
	words: Record<AuditFault, string>
): string {
	const rows = `${checked} ${checked === 1 ? 'row' : 'rows'} checked`;
	const waiting = unsealed ? ` ${unsealed} not sealed yet.` : '';
	if (problems.length === 0) return `${rows}: the log is what was recorded.${waiting}`;
	const found = problems.map(
		({ fault, seq, eventId }) => `  Row ${seq}${eventId ? ` (${eventId})` : ''} ${words[fault]}.`
	);
	return [`${rows}: the log was tampered with.${waiting}`, ...found].join('\n');
}
