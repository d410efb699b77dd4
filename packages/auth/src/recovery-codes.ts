import { createHash, randomBytes } from 'node:crypto';
import type { Db, Tx } from '@gatehouse/db';

const howMany = 10;
/** 120 bits: enough for a plain hash (ASVS 6.5.2). */
const bytes = 15;
/** Crockford's: nothing that is read as something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shape = /^[0-9A-HJKMNP-TV-Z]{24}$/;

/** What stands for a code of this person's. */
const hashed = (userId: string, code: string) =>
	new Uint8Array(createHash('sha256').update(userId).update(code).digest());

/** As it was meant: in capitals, without what it was grouped by, and with the letters that look like digits as those. */
export const tidyRecoveryCode = (typed: string) =>
	typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

export const isRecoveryCode = (typed: string) => shape.test(tidyRecoveryCode(typed));

/** Ten new ones, to be shown once; those before them work no more. */
export async function renewRecoveryCodes(tx: Tx, userId: string, now: Date): Promise<string[]> {
	await tx.recoveryCode.deleteMany({ where: { userId } });
	const codes = Array.from({ length: howMany }, newCode);
	await tx.recoveryCode.createMany({
		data: codes.map((code) => ({ userId, codeHash: hashed(userId, code), createdAt: now }))
	});
	return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** Uses one up. True for exactly one of any number who try at once. */
export async function useRecoveryCode(tx: Tx, userId: string, typed: string): Promise<boolean> {
	const codeHash = hashed(userId, tidyRecoveryCode(typed));
	const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash } });
	return count > 0;
}

export const countRecoveryCodes = (db: Db | Tx, userId: string) =>
	db.recoveryCode.count({ where: { userId } });

function newCode(): string {
	const bits = [...randomBytes(bytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return bits.replaceAll(/.{5}/g, (five) => letters.charAt(parseInt(five, 2)));
}
