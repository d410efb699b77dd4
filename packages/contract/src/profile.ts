import { z } from 'zod';
import * as fields from './fields.ts';
import { pictureFaults, pictureRules } from './picture-file.ts';
import { text } from './schema.ts';

export const updateProfile = z.strictObject({
	username: text(fields.username),
	aboutMe: text(fields.aboutMe)
});

const part = z
	.number({ error: 'A crop is made of numbers from 0 to 1.' })
	.min(0, 'A crop is inside its picture.')
	.max(1, 'A crop is inside its picture.');

export const setPicture = z.strictObject({
	/** The file, in base64. */
	picture: z
		.string({ error: pictureFaults.none })
		.min(1, pictureFaults.none)
		.max(Math.ceil(pictureRules.bytes / 3) * 4, pictureFaults.bytes)
		.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'This is no base64.'),
	/**
	 * The square that is kept of the picture as it is looked at: its left edge as a part of the width, its upper edge as a part of the
	 * height, its side as a part of the shorter side. Without it, the largest in the middle.
	 */
	crop: z.strictObject({ x: part, y: part, size: part }).optional()
});
export type SetPicture = z.infer<typeof setPicture>;
