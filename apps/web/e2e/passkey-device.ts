import type { CDPSession, Page } from '@playwright/test';

/** A device that keeps passkeys, as Chromium plays one: it has checked its owner, and touches itself. */
export async function withAuthenticator(page: Page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable', { enableUI: false });
	const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return authenticator(devtools, authenticatorId);
}
export type Authenticator = ReturnType<typeof authenticator>;

function authenticator(devtools: CDPSession, authenticatorId: string) {
	const kept = async () =>
		(await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
	return {
		/** Whether it touches itself; else what is asked of it waits. */
		touches: (enabled: boolean) =>
			devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
		/** Whether it is its owner who unlocks it. */
		knowsOwner: (isUserVerified: boolean) =>
			devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
		count: async () => (await kept()).length,
		/** Turns its count back, as that of a copy would be. */
		async turnBack() {
			for (const credential of await kept()) {
				const { credentialId } = credential;
				await devtools.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
				await devtools.send('WebAuthn.addCredential', {
					authenticatorId,
					credential: { ...credential, signCount: 0 }
				});
			}
		}
	};
}
