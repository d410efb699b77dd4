import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '@gatehouse/api';
import type { StrengthResult } from '@gatehouse/contract/password';
import superjson from 'superjson';

// Loaded on the first keystroke that needs it: a page that only posts a form never ships this.
const asIs = { serialize: (value: unknown) => value, deserialize: (value: unknown) => value };
const client = createTRPCClient<AppRouter>({
	links: [httpLink({ url: '/api/trpc', transformer: { input: asIs, output: superjson } })]
});

/** Whether nobody has this username at this moment. Throws for one that could not be taken anyway. */
export const usernameAvailable = (username: string): Promise<{ available: boolean }> =>
	client.auth.usernameAvailable.query({ username });

/** How strong a password is and what would make it stronger. */
export const passwordStrength = (typed: {
	password: string;
	username: string;
	email: string;
}): Promise<StrengthResult> => client.password.strength.mutate(typed);
