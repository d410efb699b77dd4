import { fields } from '@gatehouse/contract';
import type { Context } from '../context.ts';

const leaked =
	'This password was in a leak of another site, so whoever tries passwords has it. Choose one that you use nowhere else.';

/** @returns what is wrong with a chosen password, or null when it may be used. */
export async function judgePassword(
	ctx: Context,
	password: string,
	about: readonly string[]
): Promise<string | null> {
	const tooShort = fields.newPassword(ctx.product.passwordMinLength).problem(password);
	if (tooShort) return tooShort;
	const { strongEnough, advice } = await ctx.strength(password, about);
	if (!strongEnough) return advice;
	return (await ctx.hasLeaked(password)) ? leaked : null;
}
