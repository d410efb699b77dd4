import { valued, type Branch, type Word } from './branch.ts';

export function zsh(branches: readonly Branch[]): string {
	const values = valued(branches);
	const choosing = values.filter(({ choices }) => choices.length > 0);
	return `#compdef gatehouse
_gatehouse() {
	local at='' skip='' last='' word
	local -a found
	for word in "\${(@)words[2,CURRENT-1]}"; do
		last=$word
		if [[ -n $skip ]]; then skip=''; last=''; continue; fi
		case $word in
			${values.map(({ text }) => text).join('|')}) skip=1 ;;
			-*) ;;
			*) case "\${at:+$at }$word" in
				${paths(branches)}) at="\${at:+$at }$word" ;;
			esac ;;
		esac
	done
	if [[ -n $skip ]]; then
		case $last in
${choosing.map(({ text, choices }) => `			${text}) found=(${choices.map(quoted).join(' ')}) ;;`).join('\n')}
		esac
		compadd -a found
		return
	fi
	case "$at/$PREFIX" in
${branches.map(offers).join('\n')}
	esac
	_describe gatehouse found
}
if [[ $funcstack[1] = _gatehouse ]]; then _gatehouse "$@"; else compdef _gatehouse gatehouse; fi`;
}

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const paths = (branches: readonly Branch[]) =>
	branches
		.filter(({ path }) => path)
		.map(({ path }) => quoted(path))
		.join('|');

// A colon ends the word and begins what it is for.
const described = (all: readonly Word[]) =>
	all
		.map(({ text, summary }) => quoted(`${text.replaceAll(':', String.raw`\:`)}:${summary}`))
		.join(' ');

const offers = ({ path, words, switches }: Branch) =>
	`		${quoted(`${path}/`)}-*) found=(${described(switches)}) ;;
		${quoted(`${path}/`)}*) found=(${described(words)}) ;;`;
