export {
	beginAuthenticator,
	confirmAuthenticator,
	factorsLabel,
	findAuthenticator,
	removeAuthenticator,
	stepOfBegun,
	stepOfUsed,
	useStep
} from './authenticators.ts';
export { createApiTokens, revokeApiTokens, type ApiTokens } from './api-tokens.ts';
export { createBreaches, type HasLeaked } from './breaches.ts';
export { claimEmail, claimUsername } from './claims.ts';
export {
	endMailedLinks,
	findChange,
	recordUndoable,
	renewUndo,
	setPassword,
	type Known,
	type Made,
	type Undoable
} from './credential-changes.ts';
export {
	approveDeviceLogin,
	beginDeviceLogin,
	consumeDeviceLogin,
	denyDeviceLogin,
	findDeviceLogin,
	isDeviceDenied,
	waitForDevice
} from './device-logins.ts';
export {
	distrustDevice,
	isKnownDevice,
	isTrusted,
	keepsUntil,
	longUnused,
	recogniseDevice,
	trustDevice,
	trustedDevices
} from './devices.ts';
export { disableUser, enableIfDue, enableUser, undoDisabling } from './disabling.ts';
export {
	beginEmailChange,
	cancelEmailChange,
	confirmEmailChange,
	findCancellableChange,
	findEmailChange,
	renewEmailChange
} from './email-changes.ts';
export {
	beginInvitation,
	consumeInvitation,
	findInvitation,
	renewInvitation,
	withdrawInvitation
} from './invitations.ts';
export {
	beginFactorReset,
	consumeFactorReset,
	declineFactorReset,
	endFactorReset,
	findFactorReset,
	waitingFactorReset,
	type FactorResetTimes
} from './factor-resets.ts';
export { hasFactor, hasFactorColumn, hasFactorCondition, removeFactors } from './factors.ts';
export {
	beginCeremony,
	ceremonyWaits,
	consumeCeremony,
	isAsked,
	type Ceremony
} from './passkey-ceremonies.ts';
export {
	addPasskey,
	findPasskey,
	listPasskeys,
	mostPasskeys,
	passkeyCredentials,
	passkeyHandle,
	removePasskey,
	renamePasskey,
	usePasskey,
	type FoundPasskey
} from './passkeys.ts';
export { lockUser } from './lock-user.ts';
export { beginLoginLink, consumeLoginLink, findLoginLink } from './login-links.ts';
export {
	beginPendingLogin,
	consumePendingLogin,
	endPendingLogin,
	endPendingLogins,
	findPendingLogin,
	tryPendingLogin,
	type PendingLogin
} from './pending-logins.ts';
export {
	countRecoveryCodes,
	isRecoveryCode,
	renewRecoveryCodes,
	tidyRecoveryCode,
	useRecoveryCode
} from './recovery-codes.ts';
export { beginReset, consumeReset, findReset } from './password-resets.ts';
export { createPasswords, QueueFull, type Passwords } from './password.ts';
export {
	activateRegistration,
	beginRegistration,
	createUser,
	endRegistrations,
	linkMailedAt,
	rebindRegistration,
	renewLink,
	withdrawRegistration,
	type Applicant
} from './registrations.ts';
export { createSeal, keysOf, SealBroken, type Key, type Seal } from './seal.ts';
export {
	createSessions,
	type Lives,
	type Origin,
	type Sessions,
	type SignedIn
} from './sessions.ts';
export { openStrength, type Strength } from './strength-pool.ts';
export type { StrengthVerdict } from './strength.ts';
export { hashToken, isToken, newToken } from './token.ts';
export { codeOf, keyUri, seedAsText, seedFromText, stepAt } from './totp.ts';
export { undoChange } from './undo.ts';
