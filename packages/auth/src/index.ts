export { createPasswords, QueueFull, type Passwords } from './password.ts';
export {
	activateRegistration,
	beginRegistration,
	claimUsername,
	createUser,
	type Applicant
} from './registrations.ts';
export {
	createSessions,
	type Lives,
	type Origin,
	type Sessions,
	type SignedIn
} from './sessions.ts';
export { createStrength, type Strength, type StrengthVerdict } from './strength.ts';
export { isToken, newToken } from './token.ts';
