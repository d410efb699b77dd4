import type { Id } from './applies.ts';
import { access } from './chapters/access.ts';
import { api } from './chapters/api.ts';
import { authentication } from './chapters/authentication.ts';
import { browser } from './chapters/browser.ts';
import { coding } from './chapters/coding.ts';
import { cryptography } from './chapters/cryptography.ts';
import { data } from './chapters/data.ts';
import { encoding } from './chapters/encoding.ts';
import { files } from './chapters/files.ts';
import { logging } from './chapters/logging.ts';
import { logic } from './chapters/logic.ts';
import { providers } from './chapters/providers.ts';
import { sessionRows } from './chapters/sessions.ts';
import { settings } from './chapters/settings.ts';
import type { Row } from './row.ts';

/** What is asked of each row of the standard that applies, and what became of it. */
export const rows: Readonly<Record<Id, Row>> = {
	...encoding,
	...logic,
	...browser,
	...api,
	...files,
	...authentication,
	...sessionRows,
	...access,
	...providers,
	...cryptography,
	...settings,
	...data,
	...coding,
	...logging
};
