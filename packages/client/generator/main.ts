// Writes src/generated: the types that the client shows, and all that is known of the procedures, for documents.
import { appRouter } from '@gatehouse/api';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSubject } from './program.ts';
import { readRouter } from './read-router.ts';
import { writeRouter } from './write-router.ts';

const generated = join(import.meta.dirname, '../src/generated');
const subject = openSubject(join(import.meta.dirname, 'subject.ts'));
const found = readRouter(subject, appRouter._def.procedures);
mkdirSync(generated, { recursive: true });
writeFileSync(join(generated, 'router.ts'), writeRouter(found));
writeFileSync(join(generated, 'interface.json'), `${JSON.stringify(found, null, '\t')}\n`);
