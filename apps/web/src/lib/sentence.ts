import type { AuditEvent, AuditOutcome, AuditThing, AuditVia } from '@gatehouse/contract/audit';
import { acts, halfway, words, wrong } from './words-acts.ts';

interface Someone {
	readonly username: string | null;
}

/** What of an event its sentence tells. */
export interface Told {
	readonly event: AuditEvent;
	readonly act: string;
	readonly outcome: AuditOutcome;
	readonly reason: string;
	readonly via: AuditVia;
	readonly actor: Someone | null;
	/** Who looked through the eyes of the actor. */
	readonly impersonator?: Someone | null;
	readonly subject: Someone | null;
	readonly thing: { readonly kind: AuditThing; readonly name: string | null } | null;
}

/** A piece of a sentence. Names stand out. */
export interface Part {
	readonly text: string;
	readonly isName: boolean;
}

/** An event in a sentence: who did what, to whom. `who`: said instead of the actor's name, such as "You". */
export function sentence(told: Told, who?: string): Part[] {
	const names = { who: who ? [plain(who)] : whoDid(told), whom: whom(told), thing: thing(told) };
	return pattern(told)
		.split(/(\{who\}|\{whom\}|\{thing\})/)
		.flatMap((piece) => (isPlace(piece) ? names[places[piece]] : piece ? [plain(piece)] : []));
}

/** The same without anything that stands out. */
export const spoken = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('');

const places = { '{who}': 'who', '{whom}': 'whom', '{thing}': 'thing' } as const;
const isPlace = (piece: string): piece is keyof typeof places => Object.hasOwn(places, piece);

const plain = (text: string): Part => ({ text, isName: false });
const named = (text: string): Part => ({ text, isName: true });

function pattern({ event, act, outcome, reason, subject }: Told): string {
	const [did, tried] = acts[act] ?? unknown(act);
	if (outcome === 'done')
		return event === 'authn_login_success' ? words.login : (halfway[act] ?? `{who} ${did}`);
	if (reason === 'wrongPassword')
		return act === 'auth.login' && !subject ? words.nobody : (wrong[act] ?? words.tried(tried));
	if (reason === 'disabled') return words.disabled;
	return reason === 'tooMany' ? words.tooOften(tried) : words.tried(tried);
}

/** A page that the gate refused, a question, or what this version has no words for. */
function unknown(act: string): readonly [string, string] {
	if (!act.startsWith('/')) return [words.did(act), words.ask(act)];
	const [path = '', form] = act.split('?/');
	const tried = form === undefined ? words.openPage(path) : words.sendForm(path);
	return [tried, tried];
}

function whoDid({ actor, impersonator, via }: Told): Part[] {
	if (actor && impersonator)
		return [first(impersonator), plain(words.seeingAs), ...whom({ subject: actor }), plain(',')];
	if (actor) return [first(actor)];
	if (via === 'system') return [plain(words.system)];
	return [plain(via === 'terminal' ? words.terminal : words.visitor)];
}

const first = ({ username }: Someone): Part =>
	username === null ? plain(capital(words.erased)) : named(username);

function whom({ subject }: Pick<Told, 'subject'>): Part[] {
	if (!subject) return [plain(words.someone)];
	return [subject.username === null ? plain(words.erased) : named(subject.username)];
}

function thing({ thing: about }: Told): Part[] {
	if (!about) return [plain(words.someone)];
	const [one, the] = words.things[about.kind];
	return about.name ? [plain(`${the} `), named(about.name)] : [plain(one)];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
