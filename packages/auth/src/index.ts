export { createApiTokens, revokeApiTokens, type ApiTokens } from './api-tokens.ts';
export { claimEmail, claimUsername } from './claims.ts';
export {
	endMailedLinks,
	findChange,
	recordLogin,
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
export { keepsUntil, longUnused, recogniseDevice } from './devices.ts';
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
export { createStrength, type Strength, type StrengthVerdict } from './strength.ts';
export { hashToken, isToken, newToken } from './token.ts';
export { undoChange } from './undo.ts';
