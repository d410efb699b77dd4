/** How often the queue looks for what, in seconds. */
export interface Pace {
	/** A job whose worker was not heard of for so long is taken to be interrupted. 10 at least; a worker is heard of three times as often. */
	readonly heartbeat: number;
	/** How often interrupted jobs are looked for. */
	readonly supervise: number;
	/** How often a worker looks for a job that has become due; of a new one it is told. */
	readonly poll: number;
	/** How soon an interrupted job is due again. */
	readonly interrupted: number;
}

/** Together less than a minute: so soon goes on what a process that died was in the middle of. */
export const pace: Pace = { heartbeat: 15, supervise: 10, poll: 5, interrupted: 5 };
