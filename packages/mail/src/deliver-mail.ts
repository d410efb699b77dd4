import { SealBroken, type Seal } from '@gatehouse/auth';
import type { Job, Jobs, Outcome, Report } from '@gatehouse/jobs';
import { NotDelivered, type Delivery } from './delivery.ts';
import type { Letter } from './letter.ts';
import { aDay, nextTry, type Patience } from './patience.ts';
import { mailQueue, openLetter, type Queued } from './queued.ts';
import { reasonOf } from './reason.ts';
import { recordDelivered, recordGivenUp, recordNothing, recordRefused } from './record.ts';
import type { render } from './render.ts';
import type { Site } from './site.ts';

export interface Post {
	readonly jobs: Jobs;
	readonly seal: Seal;
	readonly site: Site;
	readonly render: typeof render;
	readonly delivery: Delivery;
	readonly now: () => Date;
	/** Hears of each mail whose first try fails, and of each that is given up. Never of a recipient or of what it says. */
	readonly report: Report;
	readonly patience?: Patience;
	/** So many at once: one slow server does not hold up the others. */
	readonly atOnce?: number;
}

/** Works on the queue of mails until `jobs` is closed. Each mail is delivered, or given up and then listed for administrators; its row says which. */
export function deliverMail(post: Post): Promise<void> {
	const { jobs, atOnce = 4 } = post;
	return jobs.work(mailQueue, { atOnce }, (job) => deliver(post, job));
}

async function deliver(post: Post, { data, ...job }: Job<Queued>): Promise<Outcome> {
	const { id } = job;
	if (data.template === null) return { ended: true, and: (tx) => recordNothing(tx, id) };
	const { total } = post.patience ?? aDay;
	// The site stood still meanwhile: the links in it have ended.
	if (job.age > total * 1000) return giveUp(post, data, id, 'It waited for too long.');
	try {
		await send(post, data, job);
		return { ended: true, and: (tx) => recordDelivered(tx, id, post.now()) };
	} catch (error) {
		return after(error, post, data, job);
	}
}

async function send(
	{ seal, site, render, delivery, now }: Post,
	sealed: Letter,
	{ id, signal }: Omit<Job<Queued>, 'data'>
): Promise<void> {
	const letter = openLetter(sealed, seal);
	await delivery.deliver({ id, to: letter.to, ...render(letter, site), at: now() }, signal);
}

function after(
	error: unknown,
	post: Post,
	letter: Letter,
	job: Omit<Job<Queued>, 'data'>
): Outcome {
	const { patience = aDay, report } = post;
	const { id, tries, age, signal } = job;
	const reason = reasonOf(error);
	const hopeless = error instanceof SealBroken || (error instanceof NotDelivered && error.forGood);
	const dueIn = hopeless ? null : nextTry(patience, tries, age / 1000, Math.random());
	if (dueIn === null) return giveUp(post, letter, id, reason);
	// A site that stops breaks off what it is sending: nobody's fault.
	if (tries === 0 && !signal.aborted)
		report(failure(letter, 'was not taken and is tried again', reason));
	return { ended: false, dueIn, and: (tx) => recordRefused(tx, id, reason, post.now()) };
}

function giveUp({ now, report }: Post, letter: Letter, id: string, reason: string): Outcome {
	report(failure(letter, 'was given up', reason));
	return { ended: true, and: (tx) => recordGivenUp(tx, id, reason, now(), letter) };
}

/** A server's refusal names the recipient as a rule. */
const failure = ({ template, to }: Letter, what: string, reason: string): Error =>
	new Error(`A mail (${template}) ${what}: ${reason.replaceAll(to, '…')}`);
