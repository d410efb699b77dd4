import { mailedLink } from '@gatehouse/contract';
import { eachAddress, limited, minutes } from '../limit.ts';
import { anyone } from '../policy.ts';
import { act, look, router } from '../trpc.ts';
import { previewUndo, undo } from './undo.ts';

const opened = limited({ most: 60, seconds: minutes(15), per: eachAddress });

export const credentials = router({
	/** What a link to "it wasn't me" would do. A mutation, because a query would put the token into an address. */
	previewUndo: look(anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => previewUndo(ctx, input.token)),

	/** Takes back a change of password or address, and all that came after it. Once. */
	undo: act('user_updated', anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => undo(ctx, input.token))
});
