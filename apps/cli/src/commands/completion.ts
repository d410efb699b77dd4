import { Argument, type Command } from 'commander';
import { examples } from '../examples.ts';
import type { Terminal } from '../terminal.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

const scripts = {
	bash: () => import('../completion/bash.ts').then(({ bash }) => bash),
	zsh: () => import('../completion/zsh.ts').then(({ zsh }) => zsh),
	fish: () => import('../completion/fish.ts').then(({ fish }) => fish)
};

export function completion(program: Command, terminal: Terminal): void {
	const command = program
		.command('completion')
		.description('Prints what lets a shell complete commands and options with the tab key.')
		.addArgument(new Argument('<shell>', 'which shell').choices(shells))
		.action(async (shell: Shell) => {
			const { branchesOf } = await import('../completion/branch.ts');
			const write = await scripts[shell]();
			const script = write(branchesOf(program));
			terminal.show({ shell, script }, () => script);
		});
	examples(
		command,
		'completion bash      in ~/.bashrc: eval "$(gatehouse completion bash)"',
		'completion zsh       in ~/.zshrc, after compinit: eval "$(gatehouse completion zsh)"',
		'completion fish      in config.fish: gatehouse completion fish | source'
	);
}
