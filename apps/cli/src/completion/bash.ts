import { valued, type Branch } from './branch.ts';

/** For bash 3.2 and later, the one of macOS. */
export function bash(branches: readonly Branch[]): string {
	const values = valued(branches);
	const choosing = values.filter(({ choices }) => choices.length > 0);
	return `# gatehouse, completed in bash
_gatehouse() {
	local line=\${COMP_LINE:0:COMP_POINT} current='' at='' skip='' last='' found='' word
	local -a words
	# By spaces alone: bash would also split users:read and https://… in pieces.
	read -ra words <<< "$line"
	case $line in *[![:space:]]) current=\${words[\${#words[@]}-1]}; unset "words[\${#words[@]}-1]" ;; esac
	for word in "\${words[@]:1}"; do
		last=$word
		if [ -n "$skip" ]; then skip=''; last=''; continue; fi
		case $word in
			${values.map(({ text }) => text).join('|')}) skip=1 ;;
			-*) ;;
			*) case "\${at:+$at }$word" in
				${paths(branches)}) at="\${at:+$at }$word" ;;
			esac ;;
		esac
	done
	if [ -n "$skip" ]; then
		case $last in
${choosing.map(({ text, choices }) => `			${text}) found='${choices.join(' ')}' ;;`).join('\n')}
		esac
	else
		case "$at/$current" in
${branches.map(offers).join('\n')}
		esac
	fi
	COMPREPLY=($(compgen -W "$found" -- "$current"))
	# What bash takes for a word of its own stands there already.
	case $COMP_WORDBREAKS in *:*)
		local before=\${current%"\${current##*:}"}
		COMPREPLY=("\${COMPREPLY[@]#"$before"}") ;;
	esac
}
complete -F _gatehouse gatehouse`;
}

const paths = (branches: readonly Branch[]) =>
	branches
		.filter(({ path }) => path)
		.map(({ path }) => `'${path}'`)
		.join('|');

const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text).join(' ');

const offers = ({ path, words, switches }: Branch) =>
	`			'${path}/'-*) found='${texts(switches)}' ;;
			'${path}/'*) found='${texts(words)}' ;;`;
