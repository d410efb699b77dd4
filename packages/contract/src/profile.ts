import { z } from 'zod';
import * as fields from './fields.ts';
import { text } from './schema.ts';

export const updateProfile = z.strictObject({
	username: text(fields.username),
	aboutMe: text(fields.aboutMe)
});
export type UpdateProfile = z.infer<typeof updateProfile>;
