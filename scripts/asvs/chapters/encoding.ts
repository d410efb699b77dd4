import type { Chapter } from '../row.ts';

const hostileWords = {
	'apps/web/e2e/people.flow.e2e.ts':
		'names that somebody chose to do harm are text in the table, the preview and the file',
	'apps/web/e2e/person.js.e2e.ts':
		'a name, a reason, a note and words of a server that mean harm are text on a person’s page and in their mail'
};

export const encoding = {
	'1.1.2': {
		asks: 'What somebody chose is encoded once, at the last step: in the page, the mail, the file.',
		by: ['packages/mail/src/letters/sheet/harmless.ts', 'packages/api/src/csv.ts'],
		shownBy: {
			...hostileWords,
			'packages/mail/src/render.test.ts':
				'words that somebody chose to do harm › $template: tags are text',
			'packages/api/src/csv.test.ts': 'cells are quoted, and quotes doubled'
		}
	},
	'1.2.1': {
		asks: 'Names are harmless in pages, in mails and in headers.',
		by: ['packages/mail/src/letters/sheet/html.ts', 'apps/web/src/lib/server/csv-file.ts'],
		shownBy: {
			...hostileWords,
			'packages/mail/src/render.test.ts': [
				'words that somebody chose to do harm › $template: tags are text',
				'the subject says where, and nothing that somebody chose'
			]
		}
	},
	'1.2.2': {
		asks: 'A link that somebody gives leads to http or https only.',
		nothing: 'No field takes a link, and text is never made one.',
		shownBy: {
			'packages/mail/src/render.test.ts': 'a username that looks like a site is no link'
		}
	},
	'1.2.3': {
		asks: 'Data in a script of a page cannot end the script.',
		by: ['apps/web/vite.config.ts'],
		shownBy: {
			'apps/web/e2e/people.flow.e2e.ts':
				'names that somebody chose to do harm are text in the table, the preview and the file',
			'apps/web/e2e/gate.http.e2e.ts':
				'every answer carries the security headers: pages, files, errors and refusals'
		}
	},
	'1.2.4': {
		asks: 'Statements take their values apart; none is put together from text.',
		by: ['scripts/architecture.js'],
		shownBy: {
			'scripts/architecture.test.ts': '%s forbids %s',
			'packages/api/src/hostile.db.test.ts': 'answers whatever comes in',
			'packages/api/src/users/users.db.test.ts':
				'a search finds parts of names and addresses in any case, and takes _ and % as they are'
		}
	},
	'1.2.10': {
		asks: 'No cell of a file runs in a spreadsheet.',
		by: ['packages/api/src/csv.ts'],
		shownBy: {
			'packages/api/src/csv.test.ts': 'whatever is in a cell, it is read as text and comes back',
			'packages/api/src/users/acts.db.test.ts':
				'the file has everyone once, oldest first, and no cell of it is a formula',
			'packages/api/src/audit/reading.db.test.ts':
				'what somebody chose runs in no spreadsheet, and stays on its line'
		}
	},
	'1.3.4': {
		asks: 'SVG is refused.',
		by: ['packages/contract/src/picture-file.ts', 'packages/pictures/src/encode.ts'],
		shownBy: {
			'packages/pictures/src/encode.test.ts': [
				'%s is refused within a second',
				'decoders of anything else cannot be reached, whatever the headers say'
			]
		}
	},
	'1.3.6': {
		asks: 'The server fetches from allowed places only.',
		nothing: 'It fetches nothing whose address somebody gave: mail server and bucket are settings.',
		shownBy: { 'packages/pictures/src/store.test.ts': 'only the address of a bucket is one' }
	},
	'1.3.11': {
		asks: 'Names and addresses add no header and no recipient to a mail.',
		by: ['packages/mail/src/smtp.ts', 'packages/contract/src/email-address.ts'],
		shownBy: {
			'packages/mail/src/deliver-mail.db.test.ts':
				'a hostile address or name › adds no header and no recipient',
			'packages/mail/src/render.test.ts': 'a product name cannot add a header either'
		}
	},
	'1.3.12': {
		asks: 'No pattern takes for ever on what somebody typed.',
		by: ['packages/contract/src/email-address.ts', 'packages/contract/src/username.ts'],
		shownBy: {
			'packages/contract/src/email-address.test.ts':
				'however long what is typed, it is judged at once'
		}
	}
} satisfies Chapter<1>;
