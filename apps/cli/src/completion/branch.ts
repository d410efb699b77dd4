import type { Command, Option } from 'commander';

/** What can be typed, and what for. */
export interface Word {
	readonly text: string;
	readonly summary: string;
}

export interface Switch extends Word {
	readonly takesValue: boolean;
	/** The values it can have, where they are few. */
	readonly choices: readonly string[];
}

/** A command, and what can follow it. */
export interface Branch {
	/** `users list`; '' for the command as such. */
	readonly path: string;
	/** Commands below it, or the few things its first argument can be. */
	readonly words: readonly Word[];
	readonly switches: readonly Switch[];
}

/** The tree of commands, flat: a shell is told what there is, and asks nothing of us while somebody types. */
export function branchesOf(command: Command, path = ''): readonly Branch[] {
	const help = command.createHelp();
	const below = help.visibleCommands(command);
	const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
	const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
	const branch = {
		path,
		words: [
			...below.map((sub) => ({ text: sub.name(), summary: sub.description() })),
			...choices.map((text) => ({ text, summary: '' }))
		],
		switches: options.flatMap(switchOf)
	};
	return [
		branch,
		...below
			.filter((sub) => sub.name() !== 'help')
			.flatMap((sub) => branchesOf(sub, `${path} ${sub.name()}`.trimStart()))
	];
}

const switchOf = ({ long, required, argChoices = [], description }: Option): Switch[] =>
	long ? [{ text: long, summary: description, takesValue: required, choices: argChoices }] : [];

/** Every option that the next word belongs to, wherever it stands. */
export const valued = (branches: readonly Branch[]): readonly Switch[] => [
	...new Map(
		branches
			.flatMap(({ switches }) => switches)
			.filter(({ takesValue }) => takesValue)
			.map((one) => [one.text, one])
	).values()
];
