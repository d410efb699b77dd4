import type { Chapter } from '../row.ts';

const nothing = 'Nobody logs in through another service: nothing of it is built.';

export const providers = {
	'9.1.2': { asks: 'An identity token is signed by an algorithm that we allow.', nothing },
	'9.1.3': { asks: 'Keys come from the provider that was configured.', nothing },
	'9.2.1': { asks: 'An identity token is taken within its time.', nothing },
	'9.2.2': { asks: 'Only an identity token is taken for one.', nothing },
	'9.2.3': { asks: 'It is meant for this site.', nothing },
	'10.1.2': { asks: 'What comes back belongs to what this browser began.', nothing },
	'10.2.1': { asks: 'A login that another site began is not finished here.', nothing },
	'10.2.2': { asks: 'One provider cannot stand in for another.', nothing },
	'10.5.1': { asks: 'An identity token is used once (nonce).', nothing },
	'10.5.2': { asks: 'A person is known by their subject.', nothing },
	'10.5.3': { asks: 'The issuer is exactly the one that was configured.', nothing },
	'10.5.4': { asks: 'The audience is our client.', nothing }
} satisfies Chapter<9> & Chapter<10>;
