import { z } from 'zod';
import * as staff from './fields-staff.ts';
import { everyPermission } from './permissions.ts';
import { id, text } from './schema.ts';

const role = {
	name: text(staff.roleName),
	description: text(staff.roleDescription),
	permissions: z
		.array(z.enum(everyPermission, { error: 'There is no such permission.' }))
		.max(everyPermission.length)
		.default([]),
	isDefault: z.boolean().default(false)
};

export const createRole = z.strictObject(role);
export type CreateRole = z.infer<typeof createRole>;

export const updateRole = z.strictObject({ roleId: id('role'), ...role });
export type UpdateRole = z.infer<typeof updateRole>;

export const oneRole = z.strictObject({ roleId: id('role') });

/** Who, and which role: for giving it and for taking it away. */
export const roleOfUser = z.strictObject({ userId: id('user'), roleId: id('role') });
