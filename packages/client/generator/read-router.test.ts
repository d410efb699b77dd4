import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openSubject, type Subject } from './program.ts';
import { readRouter } from './read-router.ts';
import { writeRouter } from './write-router.ts';

let subject: Subject;
beforeAll(() => {
	subject = openSubject(join(import.meta.dirname, 'testing/subject.ts'));
});

const meta = { access: 'signedIn', scope: null, refuses: ['notAllowed'] } as const;
const query = { _def: { type: 'query', meta } };
const notes = {
	'notes.list': query,
	'notes.get': { _def: { type: 'query', meta: { ...meta, refuses: ['notAllowed', 'notFound'] } } },
	'notes.empty': { _def: { type: 'mutation', meta } }
};

test('a router becomes a module that names nothing of where it came from', () => {
	expect(writeRouter(readRouter(subject, notes))).toMatchInlineSnapshot(`
		"// Written by packages/client/generator, from the router.
		import type { BareCall, Call } from '../call.ts';
		import type { Failed, Invalid, Unreachable } from '../failure.ts';
		import type { Procedure } from '../request.ts';

		/** What a note is about. */
		export type Kind = 'home' | 'other' | 'work';

		export interface NotFound {
			readonly code: 'notFound';
			readonly message: string;
		}

		/** Why it is not allowed. */
		export interface NotAllowed {
			readonly code: 'notAllowed';
			readonly why: 'never' | 'tooEarly' | 'tooLate';
			readonly message: string;
		}

		export interface Busy {
			readonly code: 'busy';
			readonly retryAfter: number;
			readonly message: string;
		}

		/** Whatever can go wrong with any call. */
		export type AnyFailure =
			| Invalid
			| NotFound
			| NotAllowed
			| Busy
			| Unreachable
			| Failed;

		// notes.empty

		export type NotesEmptyOutput = void;

		export type NotesEmptyFailure =
			| NotAllowed
			| Unreachable
			| Failed;

		// notes.get

		export interface NotesGetInput {
			noteId: string;
		}

		export interface NotesGetOutput {
			noteId: string;
			text: string;
			at: Date;
		}

		export type NotesGetFailure =
			| Invalid<'noteId'>
			| NotAllowed
			| NotFound
			| Unreachable
			| Failed;

		// notes.list

		export interface NotesListInput {
			search?: string | undefined;
			kinds?: readonly Kind[] | undefined;
		}

		export interface NotesListOutput {
			items: NotesGetOutput[];
			nextCursor: string | null;
		}

		export type NotesListFailure =
			| Invalid<'search' | 'kinds'>
			| NotAllowed
			| Unreachable
			| Failed;

		/** Everything that can be asked of a Gatehouse. */
		export interface GatehouseClient {
			readonly notes: {
				readonly empty: BareCall<undefined, NotesEmptyOutput, NotesEmptyFailure>;
				readonly get: Call<NotesGetInput, NotesGetOutput, NotesGetFailure>;
				/**
				 * Newest first.
				 * Of one's own only.
				 */
				readonly list: BareCall<NotesListInput, NotesListOutput, NotesListFailure>;
			};
		}

		const always = ['notAllowed'] as const;

		export const procedures: Readonly<Record<string, Readonly<Record<string, Procedure>>>> = {
			notes: {
				empty: { kind: 'mutation', input: false, refuses: always },
				get: { kind: 'query', input: true, refuses: [...always, 'notFound'] },
				list: { kind: 'query', input: true, refuses: always },
			},
		};
		"
	`);
});

test('the same router gives the same text, however it is ordered', () => {
	const turned = Object.fromEntries(Object.entries(notes).reverse());
	expect(writeRouter(readRouter(subject, turned))).toBe(writeRouter(readRouter(subject, notes)));
});

test.each([
	['notes.list.all', query, 'notes.list.all: a procedure is named as router.verb.'],
	['list', query, 'list: a procedure is named as router.verb.'],
	['notes.watch', { _def: { type: 'subscription', meta } }, 'notes.watch is a subscription.'],
	['notes.list', { _def: { type: 'query' } }, 'notes.list does not say who may call it.'],
	['notes.gone', query, "The router's types have no gone."]
])('%s ends the generator, which says why', (name, procedure, says) => {
	expect(() => readRouter(subject, { [name]: procedure })).toThrow(says);
});
