import { createHash, randomUUID } from 'node:crypto';
import type { Prisma } from '../generated/client.ts';

// The least that a row needs; what a test is about, it says itself.

const createdAt = new Date('2026-01-01T00:00:00Z');
const passwordHash = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA';

export function aUser(name: string = randomUUID(), more: Partial<Prisma.UserCreateInput> = {}) {
	return { ...person(name), passwordHash, createdAt, lastSeenAt: createdAt, ...more };
}

export function aRegistration(name: string = randomUUID()) {
	return {
		...person(name),
		passwordHash,
		tokenHash: sha256(randomUUID()),
		browserHash: sha256(randomUUID()),
		linkExpiresAt: hence(24),
		createdAt,
		expiresAt: hence(7 * 24)
	};
}

export function anInvitation(name: string = randomUUID()) {
	const { email, emailCanonical } = person(name);
	const times = { createdAt, mailedAt: createdAt, expiresAt: hence(7 * 24) };
	return { email, emailCanonical, tokenHash: sha256(randomUUID()), ...times };
}

export function aRole(name: string = randomUUID(), more: Partial<Prisma.RoleCreateInput> = {}) {
	return { name, nameFolded: name, createdAt, ...more };
}

export function aSession(userId: string, token: string = randomUUID()) {
	return {
		userId,
		tokenHash: sha256(token),
		remembered: false,
		way: 'password',
		createdAt,
		lastSeenAt: createdAt,
		idleExpiresAt: hence(1),
		absExpiresAt: hence(24),
		confirmedAt: createdAt,
		confirmedUntil: hence(0.25)
	};
}

export function aDevice(userId: string, token: string = randomUUID()) {
	return { userId, tokenHash: sha256(token), createdAt, lastLoginAt: createdAt };
}

export function aPendingLogin(userId: string, token: string = randomUUID()) {
	const begun = { way: 'password', remembered: false, credentialVersion: 0 };
	return { userId, ...begun, tokenHash: sha256(token), createdAt, expiresAt: hence(0.2) };
}

export function anAuthenticator(
	userId: string,
	more: Partial<Prisma.AuthenticatorUncheckedCreateInput> = {}
) {
	return { userId, sealed: 'v1.key.sealed', lastStep: 0, createdAt, ...more };
}

export function aPasskey(userId: string, credential: string = randomUUID()) {
	const keys = { credentialId: sha256(credential), publicKey: sha256(credential), counter: 0 };
	return { userId, ...keys, transports: [], name: 'Phone', backedUp: false, createdAt };
}

export function aLoginLink(userId: string, token: string = randomUUID()) {
	const made = { tokenHash: sha256(token), credentialVersion: 0 };
	return { userId, ...made, createdAt, expiresAt: hence(0.2) };
}

export function aFactorReset(userId: string, token: string = randomUUID()) {
	return { userId, tokenHash: sha256(token), createdAt, dueAt: hence(72), expiresAt: hence(240) };
}

export function sha256(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash('sha256').update(text).digest());
}

/** A change of address that waits. Two of one person differ in everything but that. */
export function anEmailChange(
	userId: string,
	token: string = randomUUID(),
	undo: string = randomUUID()
) {
	const address = { email: 'new@example.com', emailCanonical: 'new@example.com' };
	const hashes = { tokenHash: sha256(token), undoHash: sha256(undo) };
	return { userId, ...address, ...hashes, credentialVersion: 0, createdAt, expiresAt: hence(24) };
}

export function aCredentialChange(userId: string, undo: string = randomUUID()) {
	const before = { emailBefore: 'old@example.com', emailBeforeCanonical: 'old@example.com' };
	const made = { what: 'password', credentialVersion: 1, undoHash: sha256(undo) };
	return { userId, ...before, ...made, createdAt, expiresAt: hence(72) };
}

export function aReset(userId: string, token: string = randomUUID()) {
	const made = { tokenHash: sha256(token), credentialVersion: 0 };
	return { userId, ...made, createdAt, expiresAt: hence(0.5) };
}

export function anApiToken(userId: string, token: string = randomUUID()) {
	const made = { name: 'Nightly report', handle: 'a1b2c3d4', scopes: ['users:read'] };
	return { userId, ...made, tokenHash: sha256(token), createdAt, expiresAt: hence(24) };
}

export function aDeviceLogin(device: string = randomUUID(), code: string = randomUUID()) {
	const hashes = { deviceHash: sha256(device), codeHash: sha256(code) };
	return {
		...hashes,
		name: 'a terminal',
		scopes: [],
		interval: 5,
		createdAt,
		expiresAt: hence(0.25)
	};
}

export function aPicture(userId: string, letter = 'a') {
	return { userId, name: letter.repeat(43), createdAt };
}

function person(name: string) {
	const email = `${name}@example.com`;
	return { email, emailCanonical: email, username: name, usernameFolded: name };
}

function hence(hours: number): Date {
	return new Date(createdAt.getTime() + hours * 3_600_000);
}

/** A link about one and the same event. */
export function anAuditSeal(seq: number) {
	const eventId = '0190a5a0-0000-7000-8000-000000000001';
	return { seq, eventId, link: sha256(String(seq)), keyId: 'key', sealedAt: createdAt };
}
