import { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { Refusal } from './refusals.ts';
import { roleOfUser } from './roles.ts';
import { id } from './schema.ts';
import { disableUser } from './users.ts';

/** People that one act goes over at most. */
export const mostAtOnce = 100;

/** What can be done to many people at once. */
export const manyActs = ['assign', 'unassign', 'endSessions', 'enable', 'disable'] as const;
export type ManyAct = (typeof manyActs)[number];

/** What each of them takes. */
export const takes = {
	assign: 'roles:assign',
	unassign: 'roles:assign',
	endSessions: 'users:recover',
	enable: 'users:disable',
	disable: 'users:disable'
} as const satisfies Record<ManyAct, Permission>;

/** Whoever is named twice is one person. */
const once = (ids: readonly string[]) => [...new Set(ids.map((each) => each.toLowerCase()))];

const userIds = z
	.array(id('user'), { error: 'Choose somebody first.' })
	.min(1, { error: 'Choose somebody first.' })
	.max(mostAtOnce, { error: `Choose ${mostAtOnce} people at most.` })
	.overwrite(once);

export const previewMany = z.strictObject({
	act: z.enum(manyActs),
	userIds,
	/** The role that is given or taken. Other acts have none. */
	roleId: id('role').optional()
});
export type PreviewMany = z.infer<typeof previewMany>;

export const somePeople = z.strictObject({ userIds });
export const roleOfMany = z.strictObject({ ...roleOfUser.omit({ userId: true }).shape, userIds });
export const disableMany = z.strictObject({ ...disableUser.omit({ userId: true }).shape, userIds });

/** What became of one person, or would. `unchanged`: it was so already. `refusal`: why not, and null where nothing was refused. */
export interface Outcome {
	userId: string;
	outcome: 'done' | 'unchanged' | 'refused';
	refusal: Refusal | null;
}
