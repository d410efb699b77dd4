/** A start refused: every problem at once, each saying what to write. */
export class ConfigProblem extends Error {
	override name = 'ConfigProblem';
}
