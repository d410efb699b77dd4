import { commonRefusals } from './names.ts';
import { comment } from './print-shape.ts';
import { isBare, titleOf, type Procedure } from './procedure.ts';
import { quoted } from './shape.ts';

/** The type of the client: each procedure under its router, with what is said of it. */
export function clientOf(procedures: readonly Procedure[]): string {
	const text = byRouter(procedures, (procedure) => {
		const { verb, words, input } = procedure;
		const title = titleOf(procedure);
		const call = isBare(procedure) ? 'BareCall' : 'Call';
		const parts = [input ? `${title}Input` : 'undefined', `${title}Output`, `${title}Failure`];
		return `${comment(words, '\t\t')}\t\treadonly ${verb}: ${call}<${parts.join(', ')}>;`;
	});
	return `/** Everything that can be asked of a Gatehouse. */\nexport interface GatehouseClient {\n${text}\n}\n`;
}

/** What the client knows while it runs: what to send where, and which refusals to expect. */
export function tableOf(procedures: readonly Procedure[]): string {
	const always = commonRefusals(procedures);
	const text = byRouter(procedures, ({ verb, kind, input, refuses }) => {
		const own = refuses.filter((kind) => !always.includes(kind)).map(quoted);
		const list = own.length > 0 ? `[...always, ${own.join(', ')}]` : 'always';
		return `\t\t${verb}: { kind: '${kind}', input: ${input !== null}, refuses: ${list} },`;
	});
	const list = always.map(quoted).join(', ');
	return `const always = [${list}] as const;\n\nexport const procedures: Readonly<Record<string, Readonly<Record<string, Procedure>>>> = {\n${text}\n};\n`;
}

/** A block for each router. */
function byRouter(
	procedures: readonly Procedure[],
	line: (procedure: Procedure) => string
): string {
	const routers = Map.groupBy(procedures, ({ router }) => router);
	return Array.from(routers, ([router, procedures]) => {
		const lines = procedures.map(line);
		const [before, after] = lines[0]?.includes('readonly') ? ['readonly ', '};'] : ['', '},'];
		return `\t${before}${router}: {\n${lines.join('\n')}\n\t${after}`;
	}).join('\n');
}
