import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { isUniqueViolation, sqlStateOf, type FieldName } from './errors.ts';
import { createTestDatabase } from './testing.ts';
import {
	aCredentialChange,
	aDevice,
	aDeviceLogin,
	aFactorReset,
	aLoginLink,
	anApiToken,
	anAuthenticator,
	anEmailChange,
	anInvitation,
	aPasskey,
	aPendingLogin,
	aPicture,
	anAuditSeal,
	aRegistration,
	aReset,
	aRole,
	aSession,
	aUser,
	sha256
} from './testing/rows.ts';

const database = await createTestDatabase();
const { db } = database;

beforeEach(() => database.truncate());
afterAll(() => database.close());

/** Writes two rows that are alike in one unique field only. */
const twice: Record<string, { field: FieldName; write(): Promise<unknown> }> = {
	users_email_canonical_key: {
		field: 'emailCanonical',
		async write() {
			await db.user.create({ data: aUser('ann', { emailCanonical: 'same' }) });
			await db.user.create({ data: aUser('bob', { emailCanonical: 'same' }) });
		}
	},
	users_username_folded_key: {
		field: 'usernameFolded',
		async write() {
			await db.user.create({ data: aUser('ann', { usernameFolded: 'same' }) });
			await db.user.create({ data: aUser('bob', { usernameFolded: 'same' }) });
		}
	},
	registrations_username_folded_key: {
		field: 'usernameFolded',
		async write() {
			await db.registration.create({ data: aRegistration('ann') });
			await db.registration.create({ data: aRegistration('ann') });
		}
	},
	registrations_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { tokenHash } = aRegistration();
			await db.registration.create({ data: { ...aRegistration('ann'), tokenHash } });
			await db.registration.create({ data: { ...aRegistration('bob'), tokenHash } });
		}
	},
	registrations_browser_hash_key: {
		field: 'browserHash',
		async write() {
			const { browserHash } = aRegistration();
			await db.registration.create({ data: { ...aRegistration('ann'), browserHash } });
			await db.registration.create({ data: { ...aRegistration('bob'), browserHash } });
		}
	},
	invitations_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { tokenHash } = anInvitation();
			await db.invitation.create({ data: { ...anInvitation('ann'), tokenHash } });
			await db.invitation.create({ data: { ...anInvitation('bob'), tokenHash } });
		}
	},
	invitations_email_canonical_key: {
		field: 'emailCanonical',
		async write() {
			await db.invitation.create({ data: anInvitation('ann') });
			await db.invitation.create({ data: anInvitation('ann') });
		}
	},
	password_resets_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.passwordReset.create({ data: aReset(id, 'same') });
			await db.passwordReset.create({ data: aReset(id, 'same') });
		}
	},
	email_changes_user_id_key: {
		field: 'userId',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.emailChange.create({ data: anEmailChange(id) });
			await db.emailChange.create({ data: anEmailChange(id) });
		}
	},
	email_changes_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const ann = await db.user.create({ data: aUser('ann') });
			const bob = await db.user.create({ data: aUser('bob') });
			await db.emailChange.create({ data: anEmailChange(ann.id, 'same') });
			await db.emailChange.create({ data: anEmailChange(bob.id, 'same') });
		}
	},
	email_changes_undo_hash_key: {
		field: 'undoHash',
		async write() {
			const ann = await db.user.create({ data: aUser('ann') });
			const bob = await db.user.create({ data: aUser('bob') });
			await db.emailChange.create({ data: anEmailChange(ann.id, undefined, 'same') });
			await db.emailChange.create({ data: anEmailChange(bob.id, undefined, 'same') });
		}
	},
	credential_changes_undo_hash_key: {
		field: 'undoHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.credentialChange.create({ data: aCredentialChange(id, 'same') });
			await db.credentialChange.create({ data: aCredentialChange(id, 'same') });
		}
	},
	api_tokens_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.apiToken.create({ data: anApiToken(id, 'same') });
			await db.apiToken.create({ data: anApiToken(id, 'same') });
		}
	},
	devices_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.device.create({ data: aDevice(id, 'same') });
			await db.device.create({ data: aDevice(id, 'same') });
		}
	},
	device_logins_device_hash_key: {
		field: 'deviceHash',
		async write() {
			await db.deviceLogin.create({ data: aDeviceLogin('same') });
			await db.deviceLogin.create({ data: aDeviceLogin('same') });
		}
	},
	device_logins_code_hash_key: {
		field: 'codeHash',
		async write() {
			await db.deviceLogin.create({ data: aDeviceLogin(undefined, 'same') });
			await db.deviceLogin.create({ data: aDeviceLogin(undefined, 'same') });
		}
	},
	audit_seals_event_id_key: {
		field: 'eventId',
		async write() {
			await db.auditSeal.create({ data: anAuditSeal(1) });
			await db.auditSeal.create({ data: anAuditSeal(2) });
		}
	},
	pictures_name_key: {
		field: 'name',
		async write() {
			const ann = await db.user.create({ data: aUser('ann') });
			const bob = await db.user.create({ data: aUser('bob') });
			await db.picture.create({ data: aPicture(ann.id) });
			await db.picture.create({ data: aPicture(bob.id) });
		}
	},
	users_passkey_handle_key: {
		field: 'passkeyHandle',
		async write() {
			await db.user.create({ data: aUser('ann', { passkeyHandle: sha256('same') }) });
			await db.user.create({ data: aUser('bob', { passkeyHandle: sha256('same') }) });
		}
	},
	pending_logins_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.pendingLogin.create({ data: aPendingLogin(id, 'same') });
			await db.pendingLogin.create({ data: aPendingLogin(id, 'same') });
		}
	},
	authenticators_one_in_use: {
		field: 'userId',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.authenticator.create({ data: anAuthenticator(id, { confirmedAt: new Date(0) }) });
			await db.authenticator.create({ data: anAuthenticator(id, { confirmedAt: new Date(0) }) });
		}
	},
	authenticators_one_begun: {
		field: 'userId',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.authenticator.create({ data: anAuthenticator(id) });
			await db.authenticator.create({ data: anAuthenticator(id) });
		}
	},
	recovery_codes_code_hash_key: {
		field: 'codeHash',
		async write() {
			const { id: userId } = await db.user.create({ data: aUser() });
			const code = { userId, codeHash: sha256('same'), createdAt: new Date(0) };
			await db.recoveryCode.create({ data: code });
			await db.recoveryCode.create({ data: code });
		}
	},
	passkeys_credential_id_key: {
		field: 'credentialId',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.passkey.create({ data: aPasskey(id, 'same') });
			await db.passkey.create({ data: aPasskey(id, 'same') });
		}
	},
	passkey_ceremonies_challenge_hash_key: {
		field: 'challengeHash',
		async write() {
			const asked = { challengeHash: sha256('same'), purpose: 'login', expiresAt: new Date(0) };
			await db.passkeyCeremony.create({ data: asked });
			await db.passkeyCeremony.create({ data: asked });
		}
	},
	login_links_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.loginLink.create({ data: aLoginLink(id, 'same') });
			await db.loginLink.create({ data: aLoginLink(id, 'same') });
		}
	},
	factor_resets_user_id_key: {
		field: 'userId',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.factorReset.create({ data: aFactorReset(id, 'one') });
			await db.factorReset.create({ data: aFactorReset(id, 'two') });
		}
	},
	factor_resets_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const ann = await db.user.create({ data: aUser('ann') });
			const bob = await db.user.create({ data: aUser('bob') });
			await db.factorReset.create({ data: aFactorReset(ann.id, 'same') });
			await db.factorReset.create({ data: aFactorReset(bob.id, 'same') });
		}
	},
	sessions_token_hash_key: {
		field: 'tokenHash',
		async write() {
			const { id } = await db.user.create({ data: aUser() });
			await db.session.create({ data: aSession(id, 'same') });
			await db.session.create({ data: aSession(id, 'same') });
		}
	},
	roles_name_folded_key: {
		field: 'nameFolded',
		async write() {
			await db.role.create({ data: aRole('a', { nameFolded: 'same' }) });
			await db.role.create({ data: aRole('b', { nameFolded: 'same' }) });
		}
	},
	roles_built_in_key: {
		field: 'builtIn',
		async write() {
			await db.role.create({ data: aRole('a', { builtIn: 'member' }) });
			await db.role.create({ data: aRole('b', { builtIn: 'member' }) });
		}
	},
	roles_one_default: {
		field: 'isDefault',
		async write() {
			await db.role.create({ data: aRole('a', { isDefault: true }) });
			await db.role.create({ data: aRole('b', { isDefault: true }) });
		}
	}
};

describe('a unique violation names its field', () => {
	test.each(Object.entries(twice))('%s', async (_index, { field, write }) => {
		const error = await errorOf(write());
		expect(isUniqueViolation(error, field)).toBe(true);
		expect(isUniqueViolation(error)).toBe(true);
		expect(isUniqueViolation(error, 'createdAt')).toBe(false);
	});

	it('knows every unique index there is', async () => {
		const indexes = await db.$queryRaw<{ name: string }[]>`
			SELECT indexrelid::regclass::text AS name FROM pg_index
			WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text NOT LIKE 'pg%'`;
		expect(indexes.map(({ name }) => name).sort()).toEqual(Object.keys(twice).sort());
	});

	it('also in a raw statement, and inside a transaction', async () => {
		const insert = db.$transaction(async (tx) => {
			await tx.role.create({ data: aRole('same') });
			await tx.$executeRaw`
				INSERT INTO roles (id, name, name_folded, created_at)
				VALUES (gen_random_uuid(), 'same', 'same', ${new Date(0)}::timestamptz)`;
		});
		expect(isUniqueViolation(await errorOf(insert), 'nameFolded')).toBe(true);
		expect(await db.role.count()).toBe(0);
	});

	it('the one of the primary key names no field', async () => {
		const { id: userId } = await db.user.create({ data: aUser() });
		const { id: roleId } = await db.role.create({ data: aRole() });
		const given = { userId, roleId, givenAt: new Date(0) };
		await db.userRole.create({ data: given });
		const error = await errorOf(db.userRole.create({ data: given }));
		expect(isUniqueViolation(error)).toBe(true);
		expect(isUniqueViolation(error, 'userId')).toBe(false);
	});
});

it('other errors are not unique violations', async () => {
	const foreign = await errorOf(
		db.session.create({ data: aSession('00000000-0000-7000-8000-000000000000') })
	);
	expect(sqlStateOf(foreign)).toBe('23503');
	for (const error of [foreign, new Error('no'), { code: 'P2002' }, null, undefined, 'P2002'])
		expect(isUniqueViolation(error)).toBe(false);
});

function errorOf(promise: Promise<unknown>): Promise<unknown> {
	return promise.then(
		() => expect.unreachable('it was not refused'),
		(error: unknown) => error
	);
}
