import type { Letter, Letters, Template } from './letter.ts';
import { accountDeleted } from './letters/account-deleted.ts';
import { accountDisabled } from './letters/account-disabled.ts';
import { accountEnabled } from './letters/account-enabled.ts';
import { alreadyRegistered } from './letters/already-registered.ts';
import { changeUndone } from './letters/change-undone.ts';
import { confirmEmail } from './letters/confirm-email.ts';
import { confirmEmailChange } from './letters/confirm-email-change.ts';
import { emailChanged } from './letters/email-changed.ts';
import { emailChangedAway } from './letters/email-changed-away.ts';
import { emailChangeRequested } from './letters/email-change-requested.ts';
import { emailWithdrawn } from './letters/email-withdrawn.ts';
import { factorChanged } from './letters/factor-changed.ts';
import { factorResetRequested } from './letters/factor-reset-requested.ts';
import { invitation } from './letters/invitation.ts';
import { loginLink } from './letters/login-link.ts';
import { newDevice } from './letters/new-device.ts';
import { passwordChanged } from './letters/password-changed.ts';
import { resetPassword } from './letters/reset-password.ts';
import { secondFactorFailed } from './letters/second-factor-failed.ts';
import { tokenMade } from './letters/token-made.ts';
import { viewedAs } from './letters/viewed-as.ts';
import { harmless } from './letters/sheet/harmless.ts';
import { toHtml } from './letters/sheet/html.ts';
import type { Sheet, Write } from './letters/sheet/sheet.ts';
import { toText } from './letters/sheet/text.ts';
import type { Site } from './site.ts';

const templates: { readonly [T in Template]: Write<T> } = {
	confirmEmail,
	alreadyRegistered,
	resetPassword,
	loginLink,
	passwordChanged,
	confirmEmailChange,
	emailChangeRequested,
	emailChanged,
	emailChangedAway,
	changeUndone,
	emailWithdrawn,
	tokenMade,
	invitation,
	accountDeleted,
	accountDisabled,
	accountEnabled,
	viewedAs,
	newDevice,
	factorChanged,
	factorResetRequested,
	secondFactorFailed
};

const written = <T extends Template>(template: T, values: Letters[T], site: Site): Sheet =>
	templates[template](values, site);

export interface Rendered {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

/** What a letter says, as plain text and as HTML made of the same words. Throws on a token or a time that is none. */
export function render({ template, values }: Letter, site: Site): Rendered {
	const sheet = written(template, values, site);
	return { subject: harmless(sheet.subject), text: toText(sheet, site), html: toHtml(sheet, site) };
}
