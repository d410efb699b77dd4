import { valued, type Branch, type Switch, type Word } from './branch.ts';

export function fish(branches: readonly Branch[]): string {
	const values = valued(branches).map(({ text }) => text);
	const paths = branches.filter(({ path }) => path).map(({ path }) => quoted(path));
	return [
		`# gatehouse, completed in fish
function __gatehouse_at --description 'Whether these are the commands typed so far'
	set -l at
	set -l skip
	set -l words (commandline -opc)
	for word in $words[2..]
		if set -q skip[1]
			set -e skip[1]
			continue
		end
		switch $word
			case ${values.join(' ')}
				set skip 1
			case '-*'
			case '*'
				set -l further $at $word
				contains -- "$further" ${paths.join(' ')}; and set at $further
		end
	end
	test "$at" = "$argv"
end
complete -c gatehouse -e
complete -c gatehouse -f`,
		...branches.flatMap(({ path, words, switches }) => [
			...words.map((word) => offer(path, word)),
			...switches.map((one) => offerSwitch(path, one))
		])
	].join('\n');
}

const quoted = (text: string) => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;

const offer = (path: string, { text, summary }: Word) =>
	`complete -c gatehouse -n ${quoted(`__gatehouse_at ${path}`.trim())} -a ${quoted(text)} -d ${quoted(summary)}`;

function offerSwitch(path: string, { text, summary, takesValue, choices }: Switch): string {
	const values = choices.length > 0 ? ` -a ${quoted(choices.join(' '))}` : '';
	const value = takesValue ? ` -x${values}` : '';
	return `complete -c gatehouse -n ${quoted(`__gatehouse_at ${path}`.trim())} -l ${text.slice(2)}${value} -d ${quoted(summary)}`;
}
