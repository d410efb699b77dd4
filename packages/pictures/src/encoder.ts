import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { pictureFaults, type PictureFault } from '@gatehouse/contract/picture-file';
import type { Encoded, Job } from './encode.ts';
import { largest, smallest } from './size.ts';
import { createTurns, QueueFull, sinceArrival } from './turns.ts';

export interface Patience {
	/** Milliseconds after it came in until which a picture waits for its turn. */
	readonly turn: number;
	/** Milliseconds after it came in until which it is worked on. */
	readonly whole: number;
	/** Milliseconds of work that are enough for any picture: what was not done by then is to blame itself. */
	readonly fair: number;
	/** Milliseconds without work, after which the process ends. */
	readonly idle: number;
}

/** So that whoever sent it has an answer within five seconds. */
const usual: Patience = { turn: 2200, whole: 3500, fair: 1300, idle: 30_000 };

const isEncoded = (answer: unknown): answer is Encoded =>
	typeof answer === 'object' && answer !== null && largest in answer && smallest in answer;
const isFault = (answer: unknown): answer is PictureFault =>
	typeof answer === 'string' && Object.hasOwn(pictureFaults, answer);

/**
 * Encodes pictures one after the other, in a process that is started for the first and ends when there are no more. That process
 * holds the decoders' memory, and the threads that passwords and files would otherwise wait for.
 */
export function createEncoder({ patience = usual, queue = 32 } = {}) {
	const inTurn = createTurns({ atOnce: 1, queue, patience: patience.turn });
	let worker: ChildProcess | undefined;
	let idle: ReturnType<typeof setTimeout> | undefined;

	function end(): void {
		worker?.kill('SIGKILL');
		worker = undefined;
	}

	function running(): ChildProcess {
		if (worker) return worker;
		const child = start();
		child.once('exit', () => {
			if (worker === child) worker = undefined;
		});
		return (worker = child);
	}

	async function work(job: Job): Promise<Encoded | PictureFault> {
		clearTimeout(idle);
		const left = patience.whole - sinceArrival();
		const child = running();
		hold(child, true);
		const over = new AbortController();
		const late = setTimeout(() => over.abort(), left);
		try {
			const answered = once(child, 'message', over);
			const gone = once(child, 'exit', over).then((): unknown[] => ['broken']);
			gone.catch(() => {});
			child.send(job);
			const [answer]: unknown[] = await Promise.race([answered, gone]);
			if (isEncoded(answer) || isFault(answer)) return answer;
			throw new Error('The process that encodes pictures answered something else.');
		} catch (error) {
			end();
			if (!over.signal.aborted) throw error;
			if (left >= patience.fair) return 'slow';
			throw new QueueFull('This picture had too little time.', { cause: error });
		} finally {
			clearTimeout(late);
			over.abort();
			hold(child, false);
			idle = setTimeout(end, patience.idle).unref();
		}
	}

	return {
		/** What it became, or what is wrong with it. Throws QueueFull. */
		encode: (job: Job): Promise<Encoded | PictureFault> => inTurn(() => work(job)),
		end
	};
}
export type Encoder = ReturnType<typeof createEncoder>;

function start(): ChildProcess {
	return fork(new URL('worker.ts', import.meta.url), {
		serialization: 'advanced',
		execArgv: ['--max-semi-space-size=1'],
		// It gets the picture and nothing else: no secrets are in its environment.
		env: {},
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
}

/** An idle one does not keep the site from ending. */
function hold(child: ChildProcess, busy: boolean): void {
	if (busy) {
		child.ref();
		child.channel?.ref();
	} else {
		child.unref();
		child.channel?.unref();
	}
}
