import type { Chapter } from '../row.ts';

export const files = {
	'5.1.1': {
		asks: 'Which files are taken, and how large, packed and unpacked, is written down.',
		by: ['docs/security.md', 'packages/contract/src/picture-file.ts'],
		shownBy: {
			'packages/pictures/src/encode.test.ts': '%s is refused within a second',
			'apps/web/src/lib/server/most-bytes.test.ts':
				'a picture may be large, where it is sent and nowhere else'
		}
	},
	'5.2.1': {
		asks: 'Size is judged before anything is processed.',
		by: ['apps/web/src/lib/server/most-bytes.ts', 'packages/contract/src/picture-file.ts'],
		shownBy: {
			'apps/web/e2e/picture.http.e2e.ts':
				'where a picture goes, more may be sent; what is too much is said on the field, far too much at the gate'
		}
	},
	'5.2.2': {
		asks: 'Content decides what a file is, and a picture is written anew.',
		by: ['packages/contract/src/picture-file.ts', 'packages/pictures/src/encode.ts'],
		shownBy: {
			'packages/pictures/src/encode.test.ts': [
				'%s is refused within a second',
				'of a page %s nothing is kept'
			]
		}
	},
	'5.2.4': {
		asks: 'A person has so much room and no more.',
		by: ['packages/api/src/profile/router.ts'],
		shownBy: {
			'packages/api/src/profile/picture.db.test.ts': [
				'twenty a day, and the twenty-first is told when',
				'the next one takes its place, under a name of its own, and nothing is left of the one before'
			]
		}
	},
	'5.2.6': {
		asks: 'Pictures of too many pixels are not decoded.',
		by: ['packages/contract/src/picture-file.ts'],
		shownBy: {
			'packages/pictures/src/encode.test.ts': '%s is refused within a second',
			'apps/web/e2e/picture.js.e2e.ts': 'a bomb is not even drawn, and the next picture is'
		}
	},
	'5.3.1': {
		asks: 'What was uploaded is never run.',
		by: ['apps/web/src/routes/pictures/[name]/[size]/+server.ts'],
		shownBy: {
			'apps/web/e2e/picture.http.e2e.ts':
				'a stored page that is a picture as well runs nothing when it is opened'
		}
	},
	'5.3.2': {
		asks: 'Paths are made here; the file’s own name is ignored.',
		by: ['packages/pictures/src/folder.ts', 'packages/pictures/src/pictures.ts'],
		shownBy: {
			'packages/api/src/profile/picture.db.test.ts':
				'the next one takes its place, under a name of its own, and nothing is left of the one before',
			'packages/pictures/src/store.test.ts':
				'files are for their owner alone, and listed by their age'
		}
	},
	'5.4.1': {
		asks: 'What is taken along has a name that we chose.',
		by: ['apps/web/src/lib/server/csv-file.ts'],
		shownBy: {
			'apps/web/e2e/people.flow.e2e.ts':
				'names that somebody chose to do harm are text in the table, the preview and the file',
			'apps/web/e2e/audit.flow.e2e.ts': 'the view leaves as a file, and the log says so'
		}
	}
} satisfies Chapter<5>;
